"""Tables that a person brings, and how a page sends them."""

import json

from tests.web.asking import ask, key_of

CUSTOMERS = "".join(
    f"{age};{city};{'ja' if age > 40 else 'nein'};{income}\r\n"
    for age, city, income in zip(
        (20 + 7 * n % 40 for n in range(40)),
        ["Rom", "Köln", ""] * 20,
        ["1,5", "2,25", "NA", "3,0"] * 10,
        strict=False,
    )
)

TABLE = ("age;city;buys;income\r\n" + CUSTOMERS).encode()


def sent(playground, page, content: bytes, name: str = "Kunden.csv"):
    return ask(playground, f"/data?name={name}", content, key_of(page))


def planned(playground, page, **choices):
    body = json.dumps({"kind": "plan", **choices}).encode()
    return ask(playground, "/data/plan", body, key_of(page))


def table(rows: int = 4, header: str = "a,b") -> bytes:
    lines = [header, *(f"{n},{'xy'[n % 2]}" for n in range(rows))]
    return "\n".join(lines).encode()
