"""A framework with something changed from the command line: `--set criteria.prijs.weight=40`.

A weight takes from or gives to its siblings in proportion (`weights_moved`); everything else takes
the place of what stood there. The changed framework is then read and checked as a file would be.

Example: quality 60 and price 40, and `criteria.prijs.weight=30`: quality becomes 70. Where quality
is 35 and 25 under weights of the whole, these become 35 × 70/60 = 40.83 and 29.17.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.checking.run import check_framework
from aanbesteding.exact.display import shortest
from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.faults import Fault, Faults
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.reading import codes as reading_codes
from aanbesteding.reading.changes import changes as differences
from aanbesteding.reading.document import Document
from aanbesteding.reading.number_codes import NUMBER
from aanbesteding.reading.tree import Tree
from aanbesteding.reading.validation import validate
from aanbesteding.scoring.evaluate import evaluate
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity import codes
from aanbesteding.sensitivity.answer import Cell, Column, Grid
from aanbesteding.sensitivity.places import place_of, routes_of
from aanbesteding.sensitivity.weights_moved import CannotMove, at_route, with_weight
from aanbesteding.texts import Text

PROBLEMS = {
    "too-much": Text(
        "samen met wat ernaast staat is er {most} te verdelen",
        "together with what stands beside it there is {most} to divide",
    ),
    "nothing-to-rescale": Text(
        "wat ernaast staat, weegt niets en heeft dus geen verhouding om in te delen ({names})",
        "what stands beside it weighs nothing, so it has no proportions to share in ({names})",
    ),
    "parts-unknown": Text(
        "wat onder «{names}» staat, weegt niets; hun verhouding is nergens aangekondigd",
        "what stands under “{names}” weighs nothing; its proportions are announced nowhere",
    ),
}
ALONE = Text("er staat niets naast om van te nemen", "nothing stands beside it to take from")


class Change(NamedTuple):
    """A change that was asked for: as it was written, the places it is about, and the value."""

    text: str
    routes: tuple[Route, ...]
    value: Tree

    @property
    def of_weight(self) -> bool:
        """Whether it is about a weight, so that the siblings change too."""
        return self.routes[0][-1] == "weight"


def parse_change(text: str, framework: Framework) -> Change:
    """Read `path=value`, the value as it would stand in the file of this framework.

    Raises `Faults`: no path and value, a place that is not there or cannot be changed, a value
    that is no YAML, and a weight that is no exact number.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise Faults([Fault(codes.NOT_A_CHANGE, place_of(text), {"text": text})])
    routes = routes_of(name.strip(), framework)
    document = Document.decode(value.strip().encode(), f"--set {name.strip()}", name.strip())
    tree = Tree(document)
    if tree.faults:
        raise Faults(tree.faults)
    change = Change(text, routes, tree)
    if change.of_weight:
        _number(change, framework)
    return change


def applied(framework: Framework, changes: Sequence[Change]) -> Framework:
    """Return the framework with all changes, in their order; the author's controls are left out.

    Raises `Faults` for two changes of one place, for a weight that siblings cannot make room for, for a value that its place does
    not take, and for everything that is wrong with the framework as a whole afterwards.
    """
    _refuse_twice(changes)
    changed = framework.model_copy(update={"controls": ()})
    for change in changes:
        changed = _moved(changed, change) if change.of_weight else changed
        changed = _read_again(changed, change)
    place = place_of("; ".join(change.text for change in changes))
    faults = [
        Fault(found.code, place, found.fields, found.evidence) for found in check_framework(changed)
    ]
    if faults:
        raise Faults(faults)
    return changed


def _refuse_twice(changes: Sequence[Change]) -> None:
    """Raise `Faults` for every change of a place that an earlier one changes too, whole or in part."""
    faults = []
    for number, change in enumerate(changes):
        before = next((one for one in changes[:number] if _overlap(one, change)), None)
        if before is not None:
            fields = {"text": change.text, "other": before.text}
            faults.append(Fault(codes.TWICE, place_of(change.text), fields))
    if faults:
        raise Faults(faults)


def _overlap(one: Change, other: Change) -> bool:
    """Whether two changes are about the same place, or one about a part of the other's."""
    return any(a[: len(b)] == b[: len(a)] for a in one.routes for b in other.routes)


def evaluated(evaluation: Evaluation, framework: Framework) -> Evaluation:
    """Evaluate the same bids and marks under a changed framework. Raises `Faults`.

    What was recorded of the award as it was is left out: drawings of lots, closed quality.
    """
    policies = framework.policies.model_copy(update={"prices": None})
    under = framework.model_copy(update={"policies": policies, "controls": ()})
    return evaluate(under, replace(evaluation.dossier, draws=(), closed=()))


def _number(change: Change, framework: Framework) -> Number:
    text = change.value.plain
    if not isinstance(text, str):
        fields = {"expected": Text("een getal", "a number")}
        raise Faults([Fault(reading_codes.WRONG_SHAPE, place_of(change.text), fields)])
    try:
        return Number.parse(text, framework.decimal_sign)
    except NotANumber as error:
        raise Faults([Fault(NUMBER[error.reason], place_of(change.text), {"text": text})]) from None


def _moved(framework: Framework, change: Change) -> Framework:
    weight = _number(change, framework)
    for route in change.routes:
        try:
            framework = with_weight(framework, route[:-1], weight)
        except CannotMove as error:
            name = at_route(framework, route[:-1]).id
            raise Faults([_cannot(change, name, weight, error)]) from None
    return framework


def _cannot(change: Change, name: str, weight: Number, error: CannotMove) -> Fault:
    text = PROBLEMS[error.kind] if error.names else ALONE
    names = ", ".join(error.names)
    problem = Text(
        text.say("nl", names=names, most=shortest(error.most, "nl")),
        text.say("en", names=names, most=shortest(error.most, "en")),
    )
    fields = {"criterion": name, "weight": both(shortest, weight), "problem": problem}
    return Fault(codes.WEIGHT, place_of(change.text), fields)


class _Given:
    """A framework as content, one value of which comes from a command line."""

    def __init__(self, plain: Any, change: Change) -> None:
        self.plain = plain
        self.change = change
        self.document = change.value.document
        self.faults: list[Fault] = []

    def position(self, route: Route, of_key: bool = False) -> tuple[int, int]:
        """Return the place in the value that was given; line 0 for the rest of the framework."""
        for top in self.change.routes:
            if route[: len(top)] == top:
                return self.change.value.position(route[len(top) :], of_key)
        return 0, 0

    def text_at(self, route: Route) -> str | None:
        """Return the text at a route."""
        value = self.plain
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value if isinstance(value, str) else None


def _read_again(framework: Framework, change: Change) -> Framework:
    """Read a framework again with a value in its places. Raises `Faults`."""
    plain = content_of(framework)
    if not change.of_weight:
        for route in change.routes:
            plain = _put(plain, route, change.value.plain)
    if framework.decimal_sign is not None:
        plain["decimal-sign"] = framework.decimal_sign
    made, faults = validate(Framework, _Given(plain, change))
    if made is None:
        raise Faults(faults)
    fields = {name: getattr(made, name) for name in Framework.model_fields}
    return framework.model_copy(update=fields)  # it keeps its file


def content_of(framework: Framework) -> dict[str, Any]:
    """Return a framework as a file has it: keys as written, and exact numbers."""
    content: dict[str, Any] = framework.model_dump(by_alias=True, exclude_none=True)
    return content


def _put(plain: Any, route: Route, value: Any) -> Any:
    """Return content with a value at a route; blocks that are missing on the way are made."""
    if not route:
        return value
    head, rest = route[0], route[1:]
    if isinstance(head, int):
        return (*plain[:head], _put(plain[head], rest, value), *plain[head + 1 :])
    block = plain if isinstance(plain, Mapping) else {}
    return {**block, head: _put(block.get(head), rest, value)}


# --- what changed ---------------------------------------------------------------------------


FOR_READERS = frozenset(
    {
        *("format", "version", "status", "route", "decimal-sign", "controls", "sources"),
        *("title", "description", "meaning", "meanings", "price-basis", "source", "assumed"),
    }
)
"""Keys that change no outcome."""


def changed_values(before: Framework, after: Framework) -> Grid:
    """Return every value that differs between two frameworks, rescaled siblings among them.

    Words for the reader (titles, meanings, sources) decide nothing and are left out.
    """
    found = differences(_texts(content_of(before)), _texts(content_of(after)))
    rows = tuple((one.where, _shown(one.before), _shown(one.after)) for one in found)
    columns = (
        Column("place", Text("in het kader", "in the framework"), "name"),
        Column("before", Text("was", "was"), "words"),
        Column("after", Text("wordt", "becomes"), "words"),
    )
    title = Text("Wat er in het kader verandert", "What changes in the framework")
    return Grid("changes", title, columns, rows)


def _texts(value: Any) -> Any:
    """Return content with every number and answer as text, so that it can be compared."""
    if isinstance(value, Mapping):
        return {key: _texts(inner) for key, inner in value.items() if key not in FOR_READERS}
    if isinstance(value, tuple | list):
        return tuple(_texts(inner) for inner in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(Fraction(value)) if isinstance(value, Fraction) else str(value)


def _shown(text: str | None) -> Cell:
    if text is None:
        return None
    try:
        return both(shortest, Fraction(text))
    except ValueError:
        return Text(text, text)
