"""The places in a framework that `--set` can change, by their names.

`criteria.<id>.weight`, `.method`, `.method.<parameter>`, `.minimum.percent`; `policies.<key>`;
`award.<parameter>`; `lots.<id>.ceiling`, `.floor`, `.fixed-price`; `minimum-total.percent`. A
criterion is found wherever it stands in its tree, and in every lot that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aanbesteding.faults import Code, Fault, Faults, Place
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.reading.keys import did_you_mean, known_keys
from aanbesteding.sensitivity import codes
from aanbesteding.texts import Text

TOPS = ("criteria", "policies", "award", "lots", "minimum-total")
OF_CRITERION = ("weight", "method", "minimum")
OF_LOT = ("ceiling", "floor", "fixed-price")
WHOLE = Text("het kader", "the framework")


def routes_of(text: str, framework: Framework) -> tuple[Route, ...]:
    """Return where a named place stands. Raises `Faults` for one that is not there or not open."""
    top, *rest = text.split(".")
    _choose(text, framework, top, TOPS, WHOLE, ())
    if top == "criteria":
        return _of_criteria(text, framework, rest)
    if top == "lots":
        return (_of_lot(text, framework, rest),)
    if top == "minimum-total":
        key = _key(rest, text)
        _choose(text, framework, key, ("percent",), _named(top), ())
        return ((top, "percent"),)
    key = _key(rest, text)
    known = [name for name in known_keys(Framework, (top, *_tag(top, framework))) if name != "type"]
    _choose(text, framework, key, known, _named(top), (top,))
    return ((top, *rest),)


def _of_criteria(text: str, framework: Framework, rest: Sequence[str]) -> tuple[Route, ...]:
    name = _key(rest, text)
    nodes = [node for node in all_nodes(framework) if node.criterion.id == name]
    if not nodes:
        names = dict.fromkeys(node.criterion.id for node in all_nodes(framework))
        raise _unknown(codes.UNKNOWN_PLACE, text, name, names, _named("criteria"))
    inner = rest[1:]
    key = _key(inner, text)
    _choose(text, framework, key, OF_CRITERION, _named(f"criteria.{name}"), nodes[0].route)
    below = inner[1:]
    if key == "weight" and below:
        raise _unknown(codes.UNKNOWN_PLACE, text, below[0], (), _named(f"criteria.{name}.weight"))
    if key == "minimum":
        _choose(text, framework, _key(below, text), ("percent",), _named("minimum"), ())
    if key == "method" and below:
        for node in nodes:
            method = node.criterion.method
            if method is None:
                raise _unknown(codes.UNKNOWN_PLACE, text, key, (), _named(f"criteria.{name}"))
            at = (*node.route, "method", method.type)
            parameters = [one for one in known_keys(Framework, at) if one != "type"]
            _choose(text, framework, below[0], parameters, _named(f"criteria.{name}.method"), at)
    return tuple((*node.route, *inner) for node in nodes)


def _of_lot(text: str, framework: Framework, rest: Sequence[str]) -> Route:
    name = _key(rest, text)
    names = [lot.id for lot in framework.lots]
    if name not in names:
        raise _unknown(codes.UNKNOWN_PLACE, text, name, names, _named("lots"))
    key, index = _key(rest[1:], text), names.index(name)
    _choose(text, framework, key, OF_LOT, _named(f"lots.{name}"), ("lots", index))
    if len(rest) > 2:
        raise _unknown(codes.UNKNOWN_PLACE, text, rest[2], (), _named(f"lots.{name}.{key}"))
    return ("lots", index, key)


def _tag(top: str, framework: Framework) -> Route:
    return (framework.award.type,) if top == "award" else ()


def _key(rest: Sequence[str], text: str) -> str:
    """Return the next part of a name. Raises `Faults` where the name stops too early."""
    if not rest or not rest[0]:
        raise Faults([Fault(codes.NOT_A_CHANGE, place_of(text), {"text": text})])
    return rest[0]


def _choose(
    text: str,
    framework: Framework,
    key: str,
    known: Iterable[str],
    place: Text,
    route: Route,
) -> None:
    """Raise `Faults` for a key that cannot be chosen; `route` leads to all keys of the format."""
    known = list(known)
    if key in known:
        return
    in_format = key in known_keys(Framework, route)
    code = codes.NOT_TO_CHANGE if in_format else codes.UNKNOWN_PLACE
    raise _unknown(code, text, key, known, place)


def _unknown(code: Code, text: str, key: str, known: Iterable[str], place: Text) -> Faults:
    names = list(known)
    fields: dict[str, object] = {
        "text": key,
        "place": place,
        "known": ", ".join(names) or "–",
        "guess": did_you_mean(key, names),
    }
    return Faults([Fault(code, place_of(text), fields)])


def _named(name: str) -> Text:
    return Text(f"«{name}»", f"“{name}”")


def place_of(text: str) -> Place:
    """Return the place of a change on a command line."""
    return Place(f"--set {text}")
