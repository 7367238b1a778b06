"""Reads files in processes of their own, with limits; run as a program by `build.load_apart`.

It imports everything once and forks for each file, so that a crash of a parser is one failing
test, and so that starting Python is not measured. One request and one answer per line, in JSON.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path

CPU_SECONDS, ADDRESS_SPACE = 40, 2**30


def peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert match
    return int(match.group(1)) / 1024


def read(path: str, kind: str) -> dict[str, object]:
    """Read one file, and say what was found and what that cost."""
    from aanbesteding import Faults, load_bids, load_framework

    begin, faults = time.process_time(), ()
    try:
        (load_framework if kind == "framework" else load_bids)(path)
    except Faults as error:
        faults = error.faults
        str(error)
    seconds = time.process_time() - begin
    found = [f"{f.place.line}:{f.place.column} {f.code.code}" for f in faults]
    said = [
        sentence(lang) for f in faults[:3] for sentence in (f.what, f.cure) for lang in ("nl", "en")
    ]
    return {"found": found, "said": said, "seconds": seconds, "megabytes": peak_megabytes()}


def in_a_child(path: str, kind: str) -> dict[str, object]:
    """Read one file in a fork with limits, and return its answer, or how it ended."""
    import resource

    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        try:
            answer = read(path, kind)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test wants to see it
            answer = {"crash": repr(error)[:500]}
        with os.fdopen(writable, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(writable)
    with os.fdopen(readable) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return json.loads(said) if code == 0 else {"crash": f"ended with {code}"}


def main(parser: str, *warm_up: str) -> None:
    """Answer requests `[path, kind]` until there are no more."""
    if parser == "pure":
        sys.modules["yaml._yaml"] = None  # type: ignore[assignment] # PyYAML without libyaml
    for path in warm_up:
        read(path, "framework" if "framework" in path else "bid")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(in_a_child(*json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
