"""A blend written to files: `score` itself reports the exact tie of a turning point."""

from __future__ import annotations

import json
from fractions import Fraction

from pydantic import BaseModel
from tests.reference.to_yaml import write
from tests.routes.test_blend import two

from aanbesteding.exact.number import Number
from aanbesteding.fields import kebab
from aanbesteding.routes.blend import stretches
from aanbesteding.routes.blended import blended
from aanbesteding.routes.plainly import blend_of


def as_text(value):
    """Return a model as it stands in a file: text, lists and dictionaries; what is absent is left out."""
    if isinstance(value, BaseModel):
        named = {kebab(name): inner for name, inner in value.__dict__.items()}
        return {key: as_text(inner) for key, inner in named.items() if not _absent(inner)}
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.written if isinstance(value, Number) else str(value)


def _absent(value):
    return value is None or value in ((), {})


def test_a_turning_point_by_hand(run, tmp_path):
    """x has 0.6 × 0.8 + 0.4 × 0.5 = 0.68 under A and 0.3 × 0.2 + 0.7 × 0.6 = 0.48 under B, y 0.5.

    0.68 − 0.2 λ = 0.5 at λ = 9/10. z has 0.1 under both. A file holds 12 digits at most; the points of
    the example of the project have longer ones, and are fed to the engine in `test_blend`.
    """
    one, other = two({"x": (8, 5, 2, 6), "y": (5, 5, 5, 5), "z": (1, 1, 1, 1)}).there
    before, after = stretches(blend_of(one, other).lines)
    assert before.high == Fraction(9, 10)
    made = blended(one, other, before.high)
    sheets = [as_text(sheet) for sheet in made.dossier.sheets]
    under = as_text(made.framework)
    under["policies"]["ties"]["order"] = []
    write(tmp_path / "new", under, [as_text(bid) for bid in made.dossier.bids], sheets)
    done = run("score", tmp_path / "new/framework.yaml", tmp_path / "new/bids", "-f", "json")
    assert done.code == 1, done.err  # a draw is needed
    (lot,) = json.loads(done.out)["lots"]
    totals = {bid["id"]: (bid["rank"], bid["total"]["fraction"]) for bid in lot["ranking"]}
    assert totals["x"] == totals["y"] == (1, str(made.whole / 2))
    assert totals["z"] == (3, str(made.whole / 10))
    assert (before.first, after.first) == (("x",), ("y",))
