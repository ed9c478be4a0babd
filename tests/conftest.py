"""What all tests share: the same examples from hypothesis in every run."""

from hypothesis import settings

import app  # noqa: F401  # sets one thread before any test imports NumPy

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
