"""One random change in a random tender, in its files and in its workbook.

Both are made of the same tender of the second engine. What is typed follows from the workbooks: the
cells of input in which the workbook of the changed files differs from that of the files.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from tests.reference.generate import generate
from tests.reference.measures import Plain
from tests.reference.stages import all_nodes
from tests.reference.to_yaml import write
from tests.workbook.calc import read
from tests.workbook.changes import typed

from aanbesteding import Evaluation, Faults, evaluate, load_bids, load_framework
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.reporting.workbook.case import SET_ASIDE
from aanbesteding.reporting.workbook.changes import HEAD

NUMBERS = {
    "zero-at",
    "full-at",
    "if-yes",
    "if-no",
    "percent",
    "at",
    "reserve",
    "factor",
    "constant",
}
NUMBERS |= {"fixed-price", "winners", "rate", "quantity", "price", "unit-price", "amount"}
NUMBERS |= {"per-percent", "quality-weight", "price-weight", "most", "beyond", "exponent"}
Tender = tuple[Plain, list[Plain], list[Plain]]


class Changed(NamedTuple):
    """A workbook with a change typed in, and what the engine says of the changed files."""

    name: str
    book: bytes
    expected: Evaluation


def changed(seeds: range, folder: Path) -> Iterator[Changed]:
    """Yield a change in every tender that can be evaluated before and after it."""
    for seed in seeds:
        tender = generate(seed)
        tender[0].pop("controls", None)
        before = _evaluated(tender, folder / f"{seed}")
        if before is None:
            continue
        data, rng = workbook(before, before.lots, "nl"), random.Random(seed)
        for attempt in range(6):
            other = copy.deepcopy(tender)
            _change(rng, other)
            after = _evaluated(other, folder / f"{seed}-{attempt}")
            if after is None or _admitted(after) != _admitted(before):
                continue  # refused, or excluded: the workbook says so, and does not recalculate it
            cells = _typed(data, workbook(after, after.lots, "nl"))
            if cells:
                yield Changed(f"{seed}-{attempt}", typed(data, cells), after)
                break


def _evaluated(tender: Tender, place: Path) -> Evaluation | None:
    write(place, *tender)
    try:
        return evaluate(load_framework(place / "framework.yaml"), load_bids(place / "bids"))
    except Faults:
        return None


def _admitted(evaluation: Evaluation) -> list[set[str]]:
    return [
        {one.bid for one in (*lot.ranking, *lot.excluded) if _takes_part(one)}
        for lot in evaluation.lots
    ]


def _takes_part(result: Any) -> bool:
    return all(reason.kind in SET_ASIDE for reason in result.reasons)


def _typed(before: bytes, after: bytes) -> dict[tuple[str, str], str]:
    """Return what has to be typed; nothing where the change is not one of input."""
    one, other = (list(read(data)[words.CHANGES.nl][HEAD + 1 :]) for data in (before, after))
    inputs = [[tuple(row[:4]) for row in rows if row[6] != ""] for rows in (one, other)]
    if inputs[0] != inputs[1]:
        return {}
    return {
        (str(was[0]), str(was[1])): _content(now[4])
        for was, now in zip(one, other, strict=True)
        if was[6] != "" and was[4] != now[4]
    }


def _content(value: Any) -> str:
    return repr(value) if isinstance(value, int | float) else f'"{value}"' if value else ""


# --- changes --------------------------------------------------------------------------------


def _change(rng: random.Random, tender: Tender) -> None:
    """Change a weight and one beside it, a mark, a fact, or any other number."""
    ways = [_weights, _mark, _mark, _fact, _number, _number]
    rng.choice(ways)(rng, tender)


def _weights(rng: random.Random, tender: Tender) -> None:
    framework = tender[0]
    if "weights" not in framework:
        return
    trees = [framework.get("criteria", []), *(lot.get("criteria", []) for lot in framework["lots"])]
    families = [tree for tree in trees if tree]
    families += [
        node["criteria"] for tree in trees for node in all_nodes(tree) if "criteria" in node
    ]
    wide = [family for family in families if len(family) > 1]
    if not wide:
        return
    one, other = rng.sample(rng.choice(wide), 2)
    part = Fraction(one["weight"]) * rng.choice([1, Fraction(1, 2), Fraction(1, 4)])
    one["weight"] = _decimal(Fraction(one["weight"]) - part)
    other["weight"] = _decimal(Fraction(other["weight"]) + part)


def _mark(rng: random.Random, tender: Tender) -> None:
    marks = [entry for sheet in tender[2] for entry in _found(sheet, {"mark"})]
    if marks:
        (one, _), (other, _) = rng.choice(marks), rng.choice(marks)
        one["mark"] = rng.choice([other["mark"], *(str(number) for number in range(1, 10))])


def _fact(rng: random.Random, tender: Tender) -> None:
    facts = [(inner, key) for _, inner in _dicts(tender[1], "facts") for key in inner]
    if not facts:
        return
    facts_of, key = rng.choice(facts)
    others = [inner[key] for inner, name in facts if name == key]
    answers = {"ja": "nee", "nee": "ja"}
    facts_of[key] = answers.get(facts_of[key], rng.choice(others))


def _number(rng: random.Random, tender: Tender) -> None:
    found = [*_found(tender[0], NUMBERS), *_found(tender[1], NUMBERS)]
    found = [(of, key) for of, key in found if re.fullmatch(r"-?\d+(\.\d+)?", of[key])]
    if found:
        of, key = rng.choice(found)
        value = Fraction(of[key])
        of[key] = _decimal(rng.choice([value + 1, value * 2, value / 2, value * Fraction(11, 10)]))


def _found(value: Any, names: set[str]) -> list[tuple[Plain, str]]:
    """Return every text under one of these keys, as the dictionary and the key."""
    if isinstance(value, dict):
        here = [(value, key) for key in value if key in names and isinstance(value[key], str)]
        return here + [one for inner in value.values() for one in _found(inner, names)]
    if isinstance(value, list):
        return [one for inner in value for one in _found(inner, names)]
    return []


def _dicts(value: Any, name: str) -> list[tuple[str, Plain]]:
    if isinstance(value, dict):
        here = [(name, value[name])] if isinstance(value.get(name), dict) else []
        return here + [one for inner in value.values() for one in _dicts(inner, name)]
    return (
        [one for inner in value for one in _dicts(inner, name)] if isinstance(value, list) else []
    )


def _decimal(value: Fraction) -> str:
    """Write a number with at most four decimals; it need not be the very same number."""
    scaled = round(value * 10**4)
    whole, rest = divmod(abs(scaled), 10**4)
    decimals = f".{rest:04}".rstrip("0") if rest else ""
    return f"{'-' if scaled < 0 else ''}{whole}{decimals}"
