"""What a room's pages look at, of which there is room for some."""

from network_playground.runs.edits.edit import Place
from network_playground.web.rooms.audience import MOST_LOOKS, Audience
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
