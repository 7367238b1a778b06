"""All measurements, as ratios in one run: `uv run python -m benchmarks`.

CPU time, best of several, the peer and ours by turns, so that a busy machine slows both; of the
10,000 files time on the clock, once. The limits are those that the
project set itself; nothing here fails a build.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

from benchmarks import (
    checking,
    city,
    documents,
    letters,
    reading,
    report,
    routes,
    scoring,
    space,
    start_up,
    webpage,
    weights,
    workbook,
)
from benchmarks.peers import Skipped


class Row(NamedTuple):
    """A measurement: what is compared with what, the limit, and how to measure both (seconds).

    Without a limit it shows growth.
    """

    name: str
    peer: str
    limit: float | None
    measure: Callable[[], tuple[float, float]]
    long: bool = False
    """Whether it is measured only when it is asked for by name."""
    unit: str = "ms"
    """What thousandths of what `measure` returns are called."""


ROWS = (
    Row("aanbesteding --help", "bare Python", 8.0, start_up.help_against_python),
    Row("score on the Leiden example", "its imports", 1.3, start_up.score_against_imports),
    Row("reading 1,000 frameworks, strict tree", "CSafeLoader", 1.0, reading.tree_against_loader),
    Row("reading 1,000 frameworks, to models", "CSafeLoader", 1.0, reading.model_against_loader),
    Row("scoring 5,000 bids × 20 criteria", "a bare Fraction loop", 10.0, scoring.against_loop),
    Row(
        "weights, exact intervals, 50 × 20",
        "float intervals",
        15.0,
        weights.intervals_against_float,
    ),
    Row("weights, and smallest changes", "float intervals", 200.0, weights.all_against_float),
    Row("weights, and smallest changes, 50 × 20", "0.2 seconds", 1.0, weights.all_in_time),
    Row("weights, the same for 200 × 50", "for 50 × 20", None, weights.growth),
    Row("sensitivity, report on Leiden", "3 seconds", 1.0, report.leiden),
    Row("sensitivity, report on Leiderdorp", "3 seconds", None, report.leiderdorp),
    Row("sensitivity, report on the manifest", "3 seconds", None, report.manifest),
    Row("compare, one lot of Leiden", "score, twice", None, routes.of_one_lot),
    Row("compare, Leiden with its plan", "score, twice", None, routes.of_all),
    Row("all documents, 12 bids × 20 criteria", "3 seconds", 1.0, documents.of_twelve),
    Row("workbook, 12 bids × 20 criteria", "3 seconds", 1.0, workbook.of_twelve),
    Row("letters in Word, 12 bids × 20 criteria", "3 seconds", 1.0, letters.in_word),
    Row("letters as PDF, 12 bids × 20 criteria", "3 seconds", 1.0, letters.in_pdf),
    Row("workbook, 2,000 bids × 20 criteria", "XlsxWriter, bare", 3.0, workbook.against_bare),
    Row("web page, 12 × 20, made", "3 seconds", 1.0, webpage.made),
    Row("web page, 12 × 20, loaded", "200 ms", 1.0, webpage.loaded),
    Row("web page, 12 × 20, size", "150 kB", 1.0, webpage.size, unit="kB"),
    Row("web page, Leiden, size", "150 kB", 1.0, webpage.size_of_leiden, unit="kB"),
    Row("check, per file of 4 kB", "reading and validating", 1.5, checking.against_reading),
    Row("check, 200 files of 4 kB", "PyYAML and jsonschema", 1.0, checking.against_validator),
    Row("check, 10,000 files of 4 kB", "check-jsonschema", 0.2, checking.against_check_jsonschema),
    Row("check, 10,000 files, from its cache", "the first run", 0.1, checking.second_against_first),
    Row("ranks, 10 × 8 × 10⁵ weightings", "floor of numpy", 2.5, space.small_against_floor),
    Row("ranks, 50 × 20 × 10⁶ weightings", "floor of numpy", 2.5, space.large_against_floor),
    Row("ranks, 200 × 50 × 10⁵ weightings", "floor of numpy", 2.5, space.largest_against_floor),
    Row("ranks to 0.5 point, 200 × 50", "for 50 × 20", None, space.growth),
    Row("ranks, 10 × 8 × 10⁵ weightings", "pysensmcda", 0.1, space.small_against_pysensmcda),
    Row("ranks, 50 × 20 × 10⁶ weightings", "pysensmcda", 0.1, space.large_against_pysensmcda),
    Row("ranks, 10 × 8 × 10⁵ weightings", "pymcdm", 0.01, space.small_against_pymcdm),
    Row("ranks, 50 × 20 × 10⁶ weightings", "pymcdm", 0.01, space.large_against_pymcdm),
    Row("exact first ranks, 10 × 8", "pysensmcda", 0.01, space.exact_against_pysensmcda),
    Row("recombination, city to 1 %", "60 seconds", 1.0, city.in_a_minute, long=True),
    Row("recombination, 10 cities to 0.5 %", "300 seconds", 1.0, city.ten_times, long=True),
    Row("recombination, growth to 1 %", "one city", None, city.growth, long=True),
)


def main() -> int:
    """Measure and print."""
    wanted = sys.argv[1:]
    print(f"{'what':<40} {'against':<22} {'ours':>8} {'peer':>8} {'ratio':>6} {'limit':>6}")
    for row in ROWS:
        if not any(word in row.name for word in wanted) if wanted else row.long:
            continue
        try:
            ours, peer = row.measure()
        except Skipped as reason:
            print(f"{row.name:<40} {row.peer:<22} not measured: {reason}")
            continue
        over = row.limit is not None and ours / peer > row.limit
        limit = "" if row.limit is None else f"{row.limit:.3g}"
        print(
            f"{row.name:<40} {row.peer:<22} {ours * 1000:>6.0f}{row.unit} "
            f"{peer * 1000:>6.0f}{row.unit} "
            f"{ours / peer:>6.3g} {limit:>6}{'  over' if over else ''}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
