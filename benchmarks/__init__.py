"""Measurements: ratios against a peer or a floor in one run, printed by `python -m benchmarks`."""

import os

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
os.environ.update(ONE_THREAD)  # before anything loads numpy: it looks only then
