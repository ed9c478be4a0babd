"""Settings: all that a person chooses about an experiment, one row each.

A row brings everything: what a value may be, its words and help, its word in a link,
its place in the form, and what it is known to fail at. ``table.py`` has them all.
"""
