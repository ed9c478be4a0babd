"""Imported before NumPy: every measurement here is of one BLAS thread."""

from network_playground.threads import use_one_thread

use_one_thread()
