"""A small tender on disk: a framework, two bids and a score sheet, all without findings."""

from __future__ import annotations

import io
import json
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from tests.program import Done

from aanbesteding.cli.app import main
from aanbesteding.linting.run import Options, Report, check_paths
from aanbesteding.linting.table import ADVICE

FRAMEWORK = """\
format: aanbesteding/framework/1
id: klein
version: "1"
language: nl
route: tender
status: draft
title: Klein kader
price-basis: Inschrijfprijs in euro's zonder btw
award:
  type: points
weights:
  unit: percent
  of: whole
policies:
  rounding: none
  ties: { order: [], otherwise: draw }
  drop-out: rescore
  missing-mark: error
  price-sheet: refuse
lots:
  - id: een
    title: Perceel een
    assumed: Voorbeeld.
panel:
  combine: mean
  assessors:
    - id: ans  # ab: ignore[AB219] één is hier genoeg
      title: Ans
scales:
  - type: numeric
    id: cijfer
    lowest: 0
    highest: 10
    step: 1
    zero-at: 0
    full-at: 10
criteria:
  - id: team
    title: Team
    assumed: Voorbeeld.
    weight: 40
    method:
      { type: rating-scale, scale: cijfer }
  - id: plan
    title: Plan
    assumed: Voorbeeld.
    weight: 60
    method:
      type: rating-scale
      scale: cijfer
"""
BID = """\
format: aanbesteding/bid/1
id: {id}
tenderer:
  name: {name}
  members:
    - organisation: {id}-bv
      name: {name}
      role: sole
lots:
  - lot: een
    price: {price}
"""
SCORES = """\
format: aanbesteding/scores/1
framework: klein
kind: individual
assessor: ans
marks:
  noord:
    een:
      plan: { mark: 8, reason: Goed. }
      team: { mark: 6, reason: Redelijk. }
  zuid:
    een:
      plan: { mark: 7, reason: Voldoende. }
      team: { mark: 6, reason: Redelijk. }
"""
OPEN = FRAMEWORK.replace("rounding: none", "rounding: not-announced")
"""With one finding: AB201 at line 15, column 13."""


def bid(name: str, price: int) -> str:
    return BID.format(id=name, name=name.capitalize(), price=price)


def tender(folder: Path) -> Path:
    """Write the tender in a folder and return the folder."""
    (folder / "bids" / "scores").mkdir(parents=True, exist_ok=True)
    (folder / "kader.yaml").write_text(FRAMEWORK)
    (folder / "bids/noord.yaml").write_text(bid("noord", 100))
    (folder / "bids/zuid.yaml").write_text(bid("zuid", 120))
    (folder / "bids/scores/ans.yaml").write_text(SCORES)
    return folder


def check(*roots: object, stdin: bytes = b"", **options: object) -> Report:
    """Run all advice over roots, without configuration."""
    made = Options(**options) if options else None
    return check_paths([str(r) for r in roots], stdin=lambda: stdin, advice=ADVICE, options=made)


def found(report: Report, folder: Path | None = None) -> list[str]:
    """Return what was found: `path:line:column code`."""
    rows = []
    for one in report.diagnostics:
        place = one.fault.place
        path = place.path.removeprefix(f"{folder}/") if folder else place.path
        rows.append(f"{path}:{place.line}:{place.column} {one.fault.code.code}")
    return rows


def command(*words: object) -> tuple[int, str, str]:
    """Run `aanbesteding check` in this process, in the current folder."""
    old = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        code = main(["check", *map(str, words)])
        return code, sys.stdout.getvalue(), sys.stderr.getvalue()
    finally:
        sys.stdout, sys.stderr = old


def in_folder(*words: object, cwd: Path) -> Done:
    """Run any command in this process, in a folder."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    return Done(code, out.getvalue(), err.getvalue())


def findings(*words: object) -> list[str]:
    """Run `check --format json` and return `path:line code`."""
    code, out, _ = command(*words, "--format", "json")
    data = json.loads(out)
    assert code in (0, 1, 2)
    return [f"{one['path']}:{one['line'] or 0} {one['code']}" for one in data["findings"]]
