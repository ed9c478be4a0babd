"""How many bytes and requests is the first picture, as they are really sent?

A browser with an empty cache opens the page, and tells what came over its connection:
headers, files and what the socket brought until the first picture.
"""

from browser import IS_DRAWN, playground

from tests.browser.waiting import until

KILOBYTE = 1000
KINDS = {
    ".js": "modules",
    ".mjs": "vendored modules",
    ".css": "style sheets",
    ".woff2": "fonts",
    "": "page",
}


def main() -> None:
    with playground() as (address, browser):
        page = browser.new_page()
        devices = page.context.new_cdp_session(page)
        devices.send("Network.enable")
        addresses: dict[str, str] = {}
        sent: dict[str, list[float]] = {}
        socket: list[int] = []
        devices.on(
            "Network.responseReceived",
            lambda told: addresses.update({told["requestId"]: told["response"]["url"]}),
        )
        devices.on(
            "Network.loadingFinished",
            lambda told: sent.setdefault(
                kind_of(addresses.get(told["requestId"], "")), []
            ).append(told["encodedDataLength"]),
        )
        devices.on(
            "Network.webSocketFrameReceived",
            lambda told: socket.append(len(told["response"]["payloadData"])),
        )
        page.goto(address)
        until(page, lambda: page.evaluate(IS_DRAWN))
        page.wait_for_load_state("networkidle")
    sent["socket"] = [float(size) for size in socket]
    for name, sizes in sorted(sent.items(), key=lambda item: -sum(item[1])):
        print(f"{name:18}{len(sizes):4} {sum(sizes) / KILOBYTE:8.1f} kB")
    total = sum(map(sum, sent.values()))
    count = sum(map(len, sent.values()))
    print(f"{'in all':18}{count:4} {total / KILOBYTE:8.1f} kB")


def kind_of(address: str) -> str:
    """Name what an address is by its ending."""
    ending = "." + address.rsplit(".", 1)[-1] if "/static/" in address else ""
    return KINDS.get(ending, "other")


if __name__ == "__main__":
    main()
