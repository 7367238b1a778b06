"""What the house forbids everywhere, read from the source itself."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
FORBIDDEN = {"round", "float", "eval", "exec"}


def is_apart(path) -> bool:
    """Whether a module only draws pictures, or draws weightings: neither touches an award."""
    folder = path.parent.relative_to(SOURCE / "aanbesteding").as_posix()
    return folder in ("reporting/plots", "sensitivity/space")


def test_nothing_rounds_floats_or_runs_text() -> None:
    """No call of `round`, `float`, `eval` or `exec` stands anywhere that an award is calculated."""
    files = sorted(SOURCE.rglob("*.py"))
    calls = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.func.id}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in FORBIDDEN and not is_apart(path)
    ]
    assert len(files) > 100
    assert calls == []


def test_no_code_is_given_twice() -> None:
    """Who looks a code up finds one fault; docs/codes.md would silently show one of two."""
    defined = re.compile(r'(?:Code|coded)\(\s*"(AB\d+)"')
    found = Counter(
        code for path in SOURCE.rglob("*.py") for code in defined.findall(path.read_text("utf-8"))
    )
    assert len(found) > 200
    assert [code for code, times in found.items() if times > 1] == []
