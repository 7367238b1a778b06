"""XML of a workbook, event by event: no document type, no entities of its own, no tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from aanbesteding.faults import Faults
from aanbesteding.reading.sheets.container import AGAIN, wrong
from aanbesteding.texts import Text

NOT_XML = Text("een onderdeel is geen geldige XML", "a part is not valid XML")
DOCTYPE = Text(
    "een onderdeel heeft een documenttype (DTD), en dat hoort niet",
    "a part has a document type (DTD), which does not belong there",
)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class _DoctypeError(Exception):
    pass


def parse(data: bytes, path: str, start: Start, end: End) -> None:
    """Call `start` with the name and attributes of every element, `end` with its name and text.

    Names are without their namespaces. The text is what stands behind the last element that
    began or ended; text with elements in it, of which a part would be lost, is refused. Raises
    `Faults`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    text: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if "".join(text).strip():
            raise ValueError(name)
        text.clear()
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def finish(name: str) -> None:
        end(_local(name), "".join(text))
        text.clear()

    def refuse(*_: object) -> None:
        raise _DoctypeError

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except _DoctypeError:
        raise wrong(path, DOCTYPE, AGAIN) from None
    except (expat.ExpatError, ValueError, LookupError):
        raise not_xml(path) from None


def nothing(element: str, text: str) -> None:
    """Pass over the end of an element."""


def not_xml(path: str) -> Faults:
    """Return the fault of a part that does not say what it should."""
    return wrong(path, NOT_XML, AGAIN)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
