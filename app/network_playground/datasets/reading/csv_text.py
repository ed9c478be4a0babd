"""From the bytes of a person's file to its text, or a sentence why not."""

from __future__ import annotations

import codecs

from network_playground.datasets.problem import DataProblem

MOST_BYTES = 5_000_000
# What other kinds of files begin with; nothing is ever unpacked.
MAGIC = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\x93NUMPY": "a NumPy file",
    b"\x80\x04\x95": "a pickle",
}


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file; return its text and the name of its encoding.

    UTF-8 with and without a byte order mark, UTF-16 with one. Raises DataProblem for
    anything else, naming the offset; an encoding is never guessed.
    """
    if len(data) > MOST_BYTES:
        raise DataProblem(
            f"File: expected at most {MOST_BYTES // 10**6} MB, "
            f"found {len(data) / 1e6:.1f} MB."
        )
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise DataProblem(
                f"File: expected comma-separated text, found {kind}; "
                "save the table as CSV first."
            )
    encoding, name = "utf-8-sig", "UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding, name = "utf-16", "UTF-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise DataProblem(
            f"Line {line}: expected {name} text, found the byte "
            f"0x{data[problem.start]:02X} at offset {problem.start}; "
            "save the table as 'CSV UTF-8'."
        ) from None
    if "\0" in text:
        place = text.index("\0")
        line = text.count("\n", 0, place) + 1
        raise DataProblem(
            f"Line {line}: expected text, found a NUL character at position {place}; "
            "save the table as 'CSV UTF-8'."
        )
    return text, name
