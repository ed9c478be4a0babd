"""One BLAS thread: runs repeat bit for bit, and small matrices are faster on one.

NumPy reads these variables once, when it is first imported. So a program of ours calls
``use_one_thread`` before that; importing the package alone changes nothing.
"""

import os

VARIABLES = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def use_one_thread() -> None:
    """Set one thread for NumPy, unless the user has set a number themselves."""
    if not any(name in os.environ for name in VARIABLES):
        os.environ.update(dict.fromkeys(VARIABLES, "1"))
