"""What all tests share: the same examples from hypothesis in every run."""

from hypothesis import settings

from network_playground.threads import use_one_thread

use_one_thread()  # before any test imports NumPy

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
