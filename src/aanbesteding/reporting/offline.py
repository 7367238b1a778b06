"""No network: a typesetter that would fetch what a template asks for finds a closed door."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

CLOSED = "http://127.0.0.1:9"
"""This machine, at the port that discards; nothing that is asked there leaves it."""
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_EXCEPTIONS = ("no_proxy",)


@contextmanager
def offline() -> Iterator[None]:
    """Send every request that is made inside to a closed door, also one that a template hides."""
    names = [each for name in (*_PROXIES, *_EXCEPTIONS) for each in (name, name.upper())]
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: CLOSED for name in names if name.lower() in _PROXIES})
    for name in names:
        if name.lower() in _EXCEPTIONS:
            os.environ.pop(name, None)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
