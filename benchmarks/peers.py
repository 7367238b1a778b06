"""Other packages, in an environment of their own that is thrown away afterwards.

They need versions of libraries that ours does not, and a user of ours needs none of them.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from typing import Any

PINNED = (
    "pysensmcda==2.0.0",
    "pymcdm==1.4.0",
    "numpy==2.4.6",
    "pandas==2.3.3",
    "scipy==1.17.1",
)


class Skipped(Exception):
    """A measurement cannot be made here; the message says why."""


def run(program: str, given: object) -> dict[str, Any]:
    """Run a program that reads JSON and prints JSON; it knows its peers by their names."""
    done = subprocess.run(
        [_python(), "-W", "ignore", "-c", program],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Skipped(f"the peer stopped: {done.stderr.strip().splitlines()[-1]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@cache
def _python() -> str:
    """Make the environment, once."""
    uv = shutil.which("uv")
    if uv is None:
        raise Skipped("uv is not there to install the peers with")
    folder = tempfile.mkdtemp(prefix="peers-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    python = os.path.join(folder, "bin", "python")
    for command in (
        [uv, "venv", "-q", "--python", "3.11", folder],
        [uv, "pip", "install", "-q", "--python", python, *PINNED],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Skipped(f"the peers cannot be installed: {done.stderr.strip()[:200]}")
    return python
