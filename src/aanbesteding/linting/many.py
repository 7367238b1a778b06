"""Many files by themselves: from the cache, in this process, or in several when that pays."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from aanbesteding.faults import Faults
from aanbesteding.linting.cache import Cache
from aanbesteding.linting.file import SEAL_SUFFIX, Checked, check_bytes
from aanbesteding.linting.kept import kept, restored
from aanbesteding.linting.rule import Rows
from aanbesteding.linting.table import ADVICE
from aanbesteding.reading.limits import MAX_SEAL_BYTES
from aanbesteding.reading.load import read_bytes
from aanbesteding.reading.names import max_bytes
from aanbesteding.reading.seal import seal_place

PAYS = 300
"""The least number of files for which starting processes is earned back."""
CHUNK = 32

Progress = Callable[[int], None]


def read_file(path: str) -> bytes:
    """Return the bytes of a file of any kind that is checked. Raises `Faults`."""
    return read_bytes(path, MAX_SEAL_BYTES if path.endswith(SEAL_SUFFIX) else max_bytes(path))


def check_file(path: str, advice: Rows) -> tuple[str, Checked]:
    """Check one file and drop its model; return what the result follows from as well.

    That is empty when it was not read: what is wrong with that is no property of its content.
    """
    try:
        data = read_file(path)
    except Faults as error:
        return "", Checked(path, error.faults)
    checked = check_bytes(data, path, advice)
    return digest(data, path), replace(checked, models=())


def digest(data: bytes, path: str) -> str:
    """Return what a result follows from: the bytes of a file, and of the seal beside it if any.

    Empty where the seal cannot be read.
    """
    found = hashlib.sha256(data).hexdigest()
    beside = seal_place(path)
    if path.endswith(SEAL_SUFFIX) or not os.path.lexists(beside):
        return found
    try:
        return found + hashlib.sha256(read_bytes(beside, MAX_SEAL_BYTES)).hexdigest()
    except Faults:
        return ""


def check_many(
    paths: list[str],
    advice: Rows,
    cache: Cache | None,
    jobs: int,
    progress: Progress,
) -> list[Checked]:
    """Check files; what is returned stands in the order of the paths, however it came about."""
    found: dict[str, Checked] = {}
    if cache is not None:
        for path in paths:
            hit = _from_cache(path, cache)
            if hit is not None:
                found[path] = hit
                progress(len(found))
    left = [path for path in paths if path not in found]
    for made_of, checked in _checked(left, advice, jobs):
        found[checked.path] = checked
        if cache is not None and made_of:
            cache.put(cache.key(made_of, checked.path), kept(checked))
        progress(len(found))
    if cache is not None:
        cache.save()
    return [found[path] for path in paths]


def _from_cache(path: str, cache: Cache) -> Checked | None:
    try:
        data = read_file(path)
    except Faults:
        return None
    text = cache.get(cache.key(digest(data, path), path))
    return restored(text, path) if text is not None else None


def workers(count: int, jobs: int) -> int:
    """Return how many processes check so many files; `jobs` 0 leaves it to the number of files."""
    if jobs:
        return min(jobs, max(count, 1))
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(there or 1, 16) if count >= PAYS else 1


def _checked(paths: list[str], advice: Rows, jobs: int) -> Iterator[tuple[str, Checked]]:
    number = workers(len(paths), jobs)
    done: set[str] = set()
    if number > 1:
        for made_of, checked in _in_processes(paths, advice, number):
            done.add(checked.path)
            yield made_of, checked
    for path in paths:  # all of them, or what processes that died left over
        if path not in done:
            yield check_file(path, advice)


def _in_processes(paths: list[str], advice: Rows, number: int) -> Iterator[tuple[str, Checked]]:
    """Yield results of processes as they come; ends early when a process dies or cannot start."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    forks = sys.platform == "linux" and threading.active_count() == 1
    others = set(active_children())
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    try:
        pool = ProcessPoolExecutor(number, get_context("fork" if forks else "spawn"), _follow)
    except OSError:
        return
    try:
        names = frozenset(row.code.code for row in advice)  # rules themselves do not travel
        for future in as_completed([pool.submit(_chunk, chunk, names) for chunk in chunks]):
            for path, made_of, text in future.result():
                checked = restored(text, path)
                assert checked is not None  # it was made a moment ago
                yield made_of, checked
    except (BrokenProcessPool, OSError):
        return
    except BaseException:  # nobody waits for what was stopped
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _follow() -> None:
    """Leave stopping to the process that started this one, and stop when that is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_stop_after_parent, daemon=True).start()


def _stop_after_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunk(paths: list[str], names: frozenset[str]) -> list[tuple[str, str, str]]:
    """Check files in a process of its own, by the rules with these codes."""
    advice = Rows(row for row in ADVICE if row.code.code in names)
    found = []
    for path in paths:
        made_of, checked = check_file(path, advice)
        found.append((path, made_of, kept(checked)))
    return found
