"""Who may pass: one gate before every route, pages and sockets alike.

It lets through only requests that name an address at which the playground is served
(a foreign name that points here is DNS rebinding), and, where something can change,
only those that come from its own pages. What goes out gets the headers that forbid
the page to load or run anything from elsewhere.
"""

from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def security_headers(embedders: Iterable[str] = ()) -> dict[str, str]:
    """Forbid the page to load, run or frame anything from elsewhere, or to be framed.

    ``embedders`` are the origins whose pages may show it in a frame, such as
    ``https://slides.example.org``; ``file:`` is a deck that is opened from a disk.
    """
    ancestors = ["'self'", *embedders]
    return {
        "Content-Security-Policy": "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "font-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "frame-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                f"frame-ancestors {' '.join(ancestors)}",
            )
        ),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def served_hosts(names: Iterable[str], port: int) -> frozenset[str]:
    """List what the header Host may say; browsers leave out the port 80."""
    hosts = {f"{name.lower()}:{port}" for name in names}
    return frozenset(hosts | {name.lower() for name in names} if port == 80 else hosts)


class Gate:
    """An ASGI application around another: refuse, or pass on and add headers."""

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], embedders: Iterable[str] = ()
    ) -> None:
        self.app = app
        self.hosts = hosts
        self.headers = security_headers(embedders)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        refusal = self.refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send_with_headers)
        elif scope["type"] == "http" or "websocket.http.response" in scope.get(
            "extensions", {}
        ):
            status, sentence = refusal
            response = PlainTextResponse(sentence + "\n", status)
            await response(scope, receive, send_with_headers)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def refusal(self, scope: Scope) -> tuple[HTTPStatus, str] | None:
        """Say why a request may not pass, or None where it may."""
        headers = Headers(scope=scope)
        found = headers.getlist("host")
        if len(found) != 1 or found[0].lower() not in self.hosts:
            return HTTPStatus.BAD_REQUEST, (
                f"Expected a request to {' or '.join(sorted(self.hosts))}, "
                f"found one to {', '.join(found)[:100] or 'no host'}."
            )
        if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
            return None
        scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
        expected = f"{scheme}://{found[0].lower()}"
        origins = headers.getlist("origin")
        if origins != [expected]:
            return HTTPStatus.FORBIDDEN, (
                f"Expected a request from {expected}, "
                f"found one from {', '.join(origins)[:100] or 'no origin'}."
            )
        return None
