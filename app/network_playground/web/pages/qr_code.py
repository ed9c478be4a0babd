"""A link as a picture that a phone reads."""

from collections.abc import Mapping
from http import HTTPStatus
from io import BytesIO

import segno
from starlette.responses import Response

from network_playground.web.pages.bodies import Refused, refusal

LONGEST = 1_100  # bytes of a link that still make a code which phones can read


def code_of(link: str, headers: Mapping[str, str]) -> Response:
    """Draw a link as a QR code, or refuse one that is too long."""
    size = len(link.encode())
    if size > LONGEST:
        too_long = (
            f"link: expected at most {LONGEST:,} bytes for a code that phones can "
            f"read, found {size:,}."
        )
        return refusal(Refused(too_long, HTTPStatus.REQUEST_URI_TOO_LONG))
    picture = BytesIO()
    segno.make_qr(link).save(picture, kind="svg", scale=4, border=3)
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)
