"""What the engine does in place, call by call, reads as formulas."""

from network_playground.exports.formula import formulas


def test_calls_in_place_become_one_formula():
    text = """def sigmoid(z, a, numbers):
    np.negative(z, a)
    exp(a, a)
    add(a, 1, a)
    reciprocal(a, a)  # between 0 and 1
"""
    assert formulas(text, "a") == ["    return 1 / (np.exp(-z) + 1)  # between 0 and 1"]


def test_what_is_read_twice_gets_a_name():
    text = "def f(z, a):\n    exp(z, a)\n    divide(a, dot(ones, a), a)\n"
    assert formulas(text, "a") == ["    a = np.exp(z)", "    return a / dot(ones, a)"]


def test_what_is_remembered_is_changed_where_it_lies():
    text = """def rule(gradients, changes):
    velocity = slots["velocity"]
    multiply(velocity, 0.9, velocity)
    add(velocity, gradients, velocity)
    multiply(velocity, work, work)
    network.changes[...] = work
"""
    assert formulas(text) == [
        '    velocity = slots["velocity"]',
        "    velocity[...] = velocity * 0.9 + gradients",
        "    network.changes[...] = velocity * work",
    ]


def test_a_called_function_stands_where_it_is_called():
    called = {
        "squares": "def squares(error, terms):\n    multiply(error, error, terms)"
    }
    text = "def measure(network):\n    squares(network.error, network.terms)\n"
    assert formulas(text, called=called) == [
        "    network.terms[...] = network.error * network.error"
    ]


def test_what_would_get_too_long_for_a_line_stands_on_two():
    long = "gradients" * 9
    text = f"def f(a):\n    multiply({long}, 2, work)\n    add(work, {long}, layer.a)\n"
    assert formulas(text) == [
        f"    work = {long} * 2",
        f"    layer.a[...] = work + {long}",
    ]
