"""Commands: all that a person can ask of a session, one class each.

Each says its shape, how much work it is, and how a session carries it out.
"""
