"""Every route, without exception, lets through only what comes from its own pages."""

from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from network_playground.web.gate import Gate, served_hosts
from network_playground.web.server import create_app

HOST = "127.0.0.1:8000"
FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1",
    "127.0.0.1:8001",
    "127.0.0.1:8000.evil.example",
    "localhost.evil.example:8000",
    "192.168.1.7:8000",
    "",
]
FOREIGN_ORIGINS = [
    None,
    "null",
    "",
    "http://evil.example",
    "http://evil.example:8000",
    "http://127.0.0.1:8000.evil.example",
    "http://evil.example/127.0.0.1:8000",
    "https://127.0.0.1:8000",
    "http://127.0.0.1:8001",
    "http://127.0.0.1",
    "http://localhost:8000",  # served too, but not what this request was sent to
    "file://",
]


@pytest.fixture(scope="module")
def gate():
    return create_app()


@pytest.fixture(scope="module")
def client(gate):
    with TestClient(gate, base_url=f"http://{HOST}") as client:
        yield client


def paths(kind):
    found = []
    application: Any = create_app().app
    for route in application.routes:
        is_socket = "WebSocket" in type(route).__name__
        if is_socket == (kind == "socket"):
            found.append(route.path.replace("{id}", "A" * 22).replace("{follow}", "A"))
    assert len(found) >= 2
    return found


@pytest.mark.parametrize("path", paths("http"))
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_no_page_is_served_under_a_foreign_name(client, path, host):
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 400
    assert "Expected a request to" in answer.text


@pytest.mark.parametrize("path", paths("http"))
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
def test_nothing_is_changed_from_a_foreign_page(client, path, origin, method):
    headers = {} if origin is None else {"origin": origin}
    answer = client.request(method, path, headers=headers)
    assert answer.status_code == 403
    assert "Expected a request from http://127.0.0.1:8000" in answer.text


@pytest.mark.parametrize("path", paths("socket"))
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_no_socket_is_opened_by_a_foreign_page(client, path, origin):
    headers = {"host": HOST} if origin is None else {"host": HOST, "origin": origin}
    with pytest.raises(WebSocketDenialResponse) as denied:
        with client.websocket_connect(path, headers=headers):
            raise AssertionError("It was let in.")
    assert denied.value.status_code == 403


@pytest.mark.parametrize("path", paths("socket"))
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_no_socket_is_opened_under_a_foreign_name(client, path, host):
    headers = {"host": host, "origin": f"http://{host}"}
    with pytest.raises(WebSocketDenialResponse) as denied:
        with client.websocket_connect(path, headers=headers):
            raise AssertionError("It was let in.")
    assert denied.value.status_code == 400


def test_two_origins_are_none(client):
    origins = [("origin", f"http://{HOST}"), ("origin", "http://evil.example")]
    assert client.post("/", headers=origins).status_code == 403


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_every_name_of_this_machine_is_served(client, name):
    answer = client.get("/healthz", headers={"host": f"{name}:8000"})
    assert answer.status_code == 200


def test_a_page_of_ours_may_post_but_there_is_nothing_to_post_to(client):
    answer = client.post("/", headers={"origin": f"http://{HOST}"})
    assert answer.status_code == 405


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", HOST, 200),
        ("/beside", HOST, 200),
        ("/beside/half", HOST, 200),
        ("/static/main.js", HOST, 200),
        ("/nowhere", HOST, 404),
        ("/", "evil.example", 400),
    ],
)
def test_every_answer_forbids_what_is_not_ours(client, path, host, status):
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == status
    policy = dict(
        rule.split(" ", 1)
        for rule in answer.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    kinds = ("script", "style", "connect", "frame")
    assert {policy[f"{kind}-src"] for kind in kinds} == {"'self'"}
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_only_pages_that_are_named_may_show_it_in_a_frame(client):
    def ancestors(client):
        answer = client.get("/", headers={"host": HOST})
        policy = answer.headers["content-security-policy"]
        return policy.partition("frame-ancestors ")[2].partition(";")[0]

    assert ancestors(client) == "'self'"
    embedders = ("https://slides.example.org", "file:")
    with TestClient(create_app(embedders=embedders)) as open_to_some:
        assert ancestors(open_to_some) == "'self' https://slides.example.org file:"


def test_where_a_server_cannot_deny_in_words_a_socket_is_closed():
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    async def never(*_):
        raise AssertionError("It was let in.")

    scope = {"type": "websocket", "scheme": "ws", "headers": [(b"host", b"evil")]}
    coroutine = Gate(never, served_hosts(["localhost"], 8000))(scope, receive, send)
    with pytest.raises(StopIteration):
        coroutine.send(None)
    assert sent == [{"type": "websocket.close", "code": 1008}]
    assert WebSocketDisconnect(sent[0]["code"]).code == 1008


def test_port_80_goes_without_saying():
    assert served_hosts(["Localhost"], 80) == {"localhost", "localhost:80"}
