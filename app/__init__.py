"""Network Playground: watch a neural network while it learns, step by step.

NumPy reads its number of threads once, when it is imported. One thread makes runs
repeat bit for bit and is faster on small matrices, so it is set here, before that.
"""

import os

__version__ = "0.1.0"

for _variable in (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
):
    os.environ[_variable] = "1"
