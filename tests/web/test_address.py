"""The playground finds a free port and knows the names that lead to it."""

import socket

import pytest

from network_playground.web.address import AddressProblem, listen


def test_any_free_port_is_taken_for_port_0():
    address = listen("127.0.0.1", 0)
    with address.listener:
        assert address.is_local
        assert address.urls()[0] == f"http://127.0.0.1:{address.port}/"
        with socket.create_connection(("127.0.0.1", address.port), 5):
            assert address.port > 0


def test_a_busy_port_gives_way_to_the_next_free_one():
    first = listen("127.0.0.1", 0)
    with first.listener:
        second = listen("127.0.0.1", first.port)
        with second.listener:
            assert first.port < second.port < first.port + 100


def test_what_is_sent_is_sent_at_once():
    # asyncio turns Nagle's algorithm off only for sockets that name their protocol.
    address = listen("127.0.0.1", 0)
    with address.listener:
        assert address.listener.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize("host", ["nowhere.invalid", "999.1.1.1", "192.0.2.1", "a..b"])
def test_an_address_that_is_not_this_machines_is_refused_with_a_sentence(host):
    with pytest.raises(AddressProblem, match=host.replace(".", r"\.")):
        listen(host, 0)


def test_localhost_is_local():
    address = listen("localhost", 0)
    with address.listener:
        assert address.is_local
        assert set(address.hosts) >= {"localhost", "127.0.0.1", "[::1]"}


def test_all_addresses_means_the_network_too():
    address = listen("0.0.0.0", 0)
    with address.listener:
        assert not address.is_local
        assert address.hosts[0] == "127.0.0.1"
        assert socket.gethostname().lower() in address.hosts
