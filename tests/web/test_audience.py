"""What a room's pages look at, of which there is room for some."""

from network_playground.runs.edits.edit import Place
from network_playground.web.rooms.audience import MOST_LISTED, MOST_LOOKS, Audience
from network_playground.web.rooms.viewer import Viewer


def test_followers_never_push_out_what_the_driver_looks_at():
    audience = Audience(0.0)
    driver, *followers = (Viewer(0.0) for _ in range(4))
    driver.is_driving = True
    for viewer in (*followers, driver):
        audience.join(viewer)
    audience.seat_newcomers()
    wanted = Place("weights", 1, [0, 0])
    audience.look(driver, (wanted,))
    for layer, follower in enumerate(followers):
        places = tuple(Place("biases", -layer, [k]) for k in range(64))
        audience.look(follower, places)
    assert audience.looks[0] == wanted
    assert len(set(map(str, audience.looks))) == len(audience.looks) == MOST_LOOKS


def test_of_some_places_each_part_is_told_the_drivers_first():
    audience = Audience(0.0)
    viewers = [Viewer(0.0) for _ in range(MOST_LISTED + 2)]
    viewers[-1].is_driving = True
    for k, viewer in enumerate(viewers):
        audience.join(viewer)
        place = Place("weights", 1, [k, 0])
        audience.look(viewer, (place,), (place,))
    audience.seat_newcomers()
    assert audience.listed[0] == Place("weights", 1, [MOST_LISTED + 1, 0])
    assert len(audience.listed) == MOST_LISTED
    assert len(audience.looks) == len(viewers)
    audience.look(viewers[-1], viewers[-1].looks)
    assert Place("weights", 1, [MOST_LISTED + 1, 0]) not in audience.listed


def test_looks_are_put_together_anew_only_when_somebody_looks_comes_or_goes():
    audience = Audience(0.0)
    first, second = Viewer(0.0), Viewer(0.0)
    places = [Place("weights", 1, [0, node]) for node in range(3)]
    audience.join(first)
    audience.look(first, (places[0],))  # before it is shown anything
    audience.seat_newcomers()
    looks = audience.looks
    assert list(looks) == places[:1]
    audience.acknowledge(first, 1)
    audience.seat_newcomers()
    assert audience.looks is looks
    audience.look(first, (places[1],))
    assert list(audience.looks) == places[1:2]
    audience.join(second)
    audience.seat_newcomers()
    audience.look(second, (places[2],))
    assert list(audience.looks) == places[1:]
    audience.leave(first, 1.0)
    assert list(audience.looks) == places[2:]
