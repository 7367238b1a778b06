"""From pydantic's errors to our faults: a code, a position, and words in two languages."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from aanbesteding.exact.expression import MAX_DEPTH, MAX_LENGTH, MAX_POWER, MAX_SIZE
from aanbesteding.faults import Code, Fault, Place
from aanbesteding.fields import MAX_TEXT, Model
from aanbesteding.model.origin import Route
from aanbesteding.reading import codes, limits, seal_codes
from aanbesteding.reading.keys import did_you_mean, in_file, known_keys
from aanbesteding.reading.number_codes import NUMBER
from aanbesteding.texts import Text

DEPTH_OF_MARKS = 4
"""`marks`, the bid, the lot and the criterion: the route of a mark."""
M = TypeVar("M", bound=Model)


class Places(Protocol):
    """What makes a place for messages of a position."""

    def place(self, line: int, column: int) -> Place:
        """Return the place at a 1-based line and column."""
        ...


class Readable(Protocol):
    """What a model can be made of: content in which every value has its place."""

    @property
    def document(self) -> Places:
        """What makes places of positions."""
        ...

    @property
    def plain(self) -> Any:
        """The content: blocks, lists and texts."""
        ...

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with it already."""
        ...

    def position(self, route: Route, of_key: bool = False) -> tuple[int, int]:
        """Return the 1-based (line, column) of a value, or of its key."""
        ...

    def text_at(self, route: Route) -> str | None:
        """Return the text at a route, None where there is anything else."""
        ...


_SHAPES = {
    "string_type": Text("een tekst", "a text"),
    "number-not-a-number": Text("een getal", "a number"),
    "yes-no": Text("ja of nee", "ja or nee"),
    "tuple_type": Text("een lijst", "a list"),
    "dict_type": Text("een blok met sleutels", "a block of keys"),
    "model_type": Text("een blok met sleutels", "a block of keys"),
    "model_attributes_type": Text("een blok met sleutels", "a block of keys"),
    "union_tag_not_found": Text("een blok met de sleutel «type»", "a block with the key “type”"),
    "fraction": Text(
        "een heel getal of een breuk, zoals 400000 of 1333/20",
        "a whole number or a fraction, such as 400000 or 1333/20",
    ),
}


_HYPHENS = Text("koppeltekens", "hyphens")
_UNDERSCORES = Text("lage streepjes, een letter voorop", "underscores, a letter first")
_EXPRESSION = {
    "too-long": Text(
        f"zij is langer dan {MAX_LENGTH} tekens", f"it is longer than {MAX_LENGTH} characters"
    ),
    "too-deep": Text(
        f"meer dan {MAX_DEPTH} haakjes of mintekens in elkaar",
        f"more than {MAX_DEPTH} brackets or minus signs inside each other",
    ),
    "too-great": Text(
        f"zij maakt één getal van meer dan {MAX_SIZE} andere",
        f"it makes one number of more than {MAX_SIZE} others",
    ),
    "expected-open": Text(
        "na een functie hoort een haakje openen", "a function needs an opening bracket"
    ),
    "expected-close": Text("hier hoort een haakje sluiten", "a closing bracket should be here"),
    "expected-comma": Text("hier hoort een komma", "a comma should be here"),
    "expected-value": Text(
        "hier hoort een getal, een naam of een haakje openen",
        "a number, a name or an opening bracket should be here",
    ),
    "expected-comparison": Text(
        "«if» begint met een vergelijking (<, <=, >, >= of =)",
        "“if” begins with a comparison (<, <=, >, >= or =)",
    ),
    "unexpected": Text("«{text}» past hier niet", "“{text}” does not fit here"),
    "unknown-sign": Text(
        "het teken «{text}» heeft geen betekenis", "the sign “{text}” has no meaning"
    ),
    "bad-number": Text(
        "«{text}» is geen getal: hoogstens 12 cijfers, geen nul vooraan, en achter een punt "
        "hoogstens 6 decimalen",
        "“{text}” is not a number: at most 12 digits, no zero in front, and behind a point at most "
        "6 decimals",
    ),
    "whole-exponent": Text("een exponent is een geheel getal", "an exponent is a whole number"),
    "great-exponent": Text(
        f"een exponent is hoogstens {MAX_POWER}, ook samen met wat erin staat {MAX_SIZE}",
        f"an exponent is at most {MAX_POWER}, and together with what it stands over {MAX_SIZE}",
    ),
    "arguments": Text(
        "«{text}» heeft een ander aantal waarden nodig", "“{text}” needs another number of values"
    ),
}


def validate(model: type[M], tree: Readable) -> tuple[M | None, list[Fault]]:
    """Make a model of a tree; return it, or None and every fault in the file."""
    plain = tree.plain
    sign = plain.get("decimal-sign") if isinstance(plain, dict) else None
    try:
        made = model.model_validate(
            plain, context={"decimal-sign": sign}, by_alias=True, by_name=False
        )
    except ValidationError as error:
        details = error.errors(include_url=False)[: limits.MAX_FAULTS + 1]
        faults = [fault for item in details if (fault := _fault(model, tree, item))]
        return None, tree.faults + faults
    return (None if tree.faults else made), tree.faults


def rest_of(model: type[M], tree: Readable) -> M | None:
    """Return a model without the marks at which there is a fault, or None.

    It is there to check the marks that are right by themselves. With a fault nothing is ranked.
    """
    plain = copy.deepcopy(tree.plain)
    for _ in range(2):
        try:
            return model.model_validate(
                plain,
                context={"decimal-sign": plain.get("decimal-sign")},
                by_alias=True,
                by_name=False,
            )
        except ValidationError as error:
            for item in error.errors(include_url=False):
                _drop(plain, item["loc"])
    return None


def _drop(plain: Any, route: Route) -> None:
    """Take out a mark, or the bid or lot of which the name is at fault."""
    if route[:1] != ("marks",):
        return
    *above, last = route[: route.index("[key]") if "[key]" in route else DEPTH_OF_MARKS]
    block = plain
    for part in above:
        block = block.get(part, {})
    block.pop(last, None)


def _fault(model: type[Model], tree: Readable, error: ErrorDetails) -> Fault | None:
    of_key = error["type"] == "extra_forbidden"
    if error["input"] is None and not of_key:  # an empty value, reported by the tree
        return None
    minimum = error.get("ctx", {}).get("min_length", 0)
    if error["type"] == "union_tag_invalid" and error["input"].get("type") is None:
        return None  # an empty value as well
    if error["type"] == "too_short" and len(error["input"]) >= minimum:
        return None  # items are missing only because they are at fault themselves
    route: Route = error["loc"]
    if not of_key and route[-1:] == ("[key]",) and route[-2:-1] == (error["input"],):
        route, of_key = route[:-1], True  # pydantic's way to say that the key itself is wrong
    code, fields, here = _explain(model, tree, error, route)
    place = tree.document.place(*tree.position(in_file(model, here), of_key=of_key))
    return Fault(code, place, fields)


Explained = tuple[Code, dict[str, object], Route]


def _explain(model: type[Model], tree: Readable, error: ErrorDetails, route: Route) -> Explained:
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    if kind in ("number-not-a-number", "yes-no") and not isinstance(given, str):
        return codes.WRONG_SHAPE, {"expected": _SHAPES[kind]}, route
    if kind.startswith("number-"):
        return _number(kind.removeprefix("number-"), context), dict(_bounds(context)), route
    if kind in ("literal_error", "union_tag_invalid"):
        at = (*route, "type") if kind == "union_tag_invalid" else route
        return _word(
            model, tree, at, context.get("expected_tags") or context.get("expected", ""), given
        )
    if handler := _HANDLERS.get(kind):
        return handler(model, route, given, context)
    if kind in _SHAPES:
        return codes.WRONG_SHAPE, {"expected": _SHAPES[kind]}, route
    return codes.INVALID, {}, route


def _number(reason: str, context: dict[str, Any]) -> Code:
    return NUMBER[reason]


def _bounds(context: dict[str, Any]) -> dict[str, object]:
    low, high = context.get("minimum"), context.get("maximum")
    words = Text(
        " en ".join(
            [f"minstens {low}"] * (low is not None) + [f"hoogstens {high}"] * (high is not None)
        ),
        " and ".join(
            [f"at least {low}"] * (low is not None) + [f"at most {high}"] * (high is not None)
        ),
    )
    return context | {"bounds": words}


def _word(
    model: type[Model], tree: Readable, route: Route, expected: str, given: object
) -> Explained:
    known = re.findall(r"'([^']*)'", expected)
    text = tree.text_at(in_file(model, route))
    if text is None:
        return codes.WRONG_SHAPE, {"expected": Text("één woord", "one word")}, route
    fields: dict[str, object] = {"text": text, "known": ", ".join(known)}
    fields["guess"] = did_you_mean(text, known)
    return codes.UNKNOWN_WORD, fields, route


def _missing(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    return codes.MISSING_KEY, {"key": route[-1]}, route[:-1]


def _extra(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    known = known_keys(model, route[:-1])
    key = str(route[-1])
    fields: dict[str, object] = {"key": key, "known": ", ".join(known)}
    fields["guess"] = did_you_mean(key, known)
    return codes.UNKNOWN_KEY, fields, route


def _count(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    low, high = context.get("min_length"), context.get("max_length")
    words = (
        Text(f"minstens {low}", f"at least {low}")
        if low
        else Text(f"hoogstens {high}", f"at most {high}")
    )
    return codes.WRONG_COUNT, {"bounds": words, "count": context.get("actual_length")}, route


def _slug(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    of_formula = "parameters" in route  # in a formula a hyphen is a minus sign
    return codes.BAD_SLUG, {"text": given, "sign": _UNDERSCORES if of_formula else _HYPHENS}, route


def _long(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    if context.get("max_length") == MAX_LENGTH:
        return codes.TEXT_TOO_LONG, {"limit": MAX_LENGTH}, route
    if context.get("max_length") != MAX_TEXT:
        return _slug(model, route, given, context)
    return codes.TEXT_TOO_LONG, {"limit": MAX_TEXT}, route


def _empty(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    keys = [part for part in in_file(model, route) if isinstance(part, str)]
    return codes.EMPTY_VALUE, {"key": keys[-1]}, route


def _yes_no(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    return codes.NOT_YES_NO, {"text": context["text"]}, route


def _date(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    return codes.NOT_A_DATE, {"text": context["text"]}, route


def _expression(
    model: type[Model], route: Route, given: object, context: dict[str, Any]
) -> Explained:
    said, text = _EXPRESSION[context["reason"]], context["text"]
    reason = Text(said.say("nl", text=text), said.say("en", text=text))
    return codes.EXPRESSION, {"at": context["at"], "reason": reason}, route


def _fingerprint(
    model: type[Model], route: Route, given: object, context: dict[str, Any]
) -> Explained:
    return seal_codes.BAD_FINGERPRINT, {"text": context["text"]}, route


def _tagless(model: type[Model], route: Route, given: object, context: dict[str, Any]) -> Explained:
    if isinstance(given, dict):
        return codes.MISSING_KEY, {"key": "type"}, route
    return codes.WRONG_SHAPE, {"expected": _SHAPES["union_tag_not_found"]}, route


_HANDLERS: dict[str, Callable[[type[Model], Route, object, dict[str, Any]], Explained]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "too_short": _count,
    "too_long": _count,
    "string_pattern_mismatch": _slug,
    "string_too_long": _long,
    "string_too_short": _empty,
    "blank": _empty,
    "yes-no": _yes_no,
    "expression": _expression,
    "fingerprint": _fingerprint,
    "date": _date,
    "union_tag_not_found": _tagless,
}
