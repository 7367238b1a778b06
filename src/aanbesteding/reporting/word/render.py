"""A Word template with its content in it, through docxtpl. Needs the extra `report`.

A template can show fields and choose by them (`{% if sent %}`). It can call nothing and multiply
nothing, knows few filters, and has no way to the files or the network.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.reporting.blocks import Block
from aanbesteding.reporting.word.markup import STYLES, blocks_xml, text_xml
from aanbesteding.reporting.word.pack import packed

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

FILTERS = ("default", "d", "e", "escape", "length", "lower", "trim", "upper")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Named(NamedTuple):
    """What a template names, and the paragraph in which it does."""

    name: str
    paragraph: int


class Misplaced(Exception):
    """A part stands within a line of text, where only a text can stand."""


def environment() -> SandboxedEnvironment:
    """Return what templates run in."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    class Closed(ImmutableSandboxedEnvironment):
        """Nothing can be called or made larger; `range` and the like are not there."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def is_safe_callable(self, obj: object) -> bool:
            return False

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            from jinja2.exceptions import SecurityError

            raise SecurityError(operator)

    def shown(value: object) -> object:
        return value if isinstance(value, Markup) else Markup(text_xml(str(value)))  # noqa: S704

    made = Closed(autoescape=True, undefined=StrictUndefined, finalize=shown)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in ("defined", "undefined")}
    return made


class WordTemplate:
    """A Word template, opened; `data` were checked (`opened.checked`)."""

    def __init__(self, data: bytes) -> None:
        from docxtpl import DocxTemplate

        self.data = data
        self.template = DocxTemplate(io.BytesIO(data))
        self.template.init_docx()

    def missing_styles(self) -> list[str]:
        """Return the styles that parts are written in and that the template lacks."""
        have = {style.name.lower() for style in self.template.docx.styles if style.name}
        return [name for name in STYLES if name.lower() not in have]

    def names(self) -> Iterator[Named]:
        """Yield every field that is named, with its paragraph. Raises jinja2's faults."""
        from jinja2 import nodes

        for tree in self._trees():
            stored = {n.name for n in tree.find_all(nodes.Name) if n.ctx != "load"}
            for name in tree.find_all(nodes.Name):
                if name.ctx == "load" and name.name not in {*stored, "loop"}:
                    yield Named(name.name, name.lineno - 1)

    def other_files(self) -> Iterator[Named]:
        """Yield every other file that is asked for. Raises jinja2's faults."""
        from jinja2 import nodes

        asks = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
        for tree in self._trees():
            for node in tree.find_all(asks):
                yield Named(type(node).__name__.lower(), node.lineno - 1)

    def _trees(self) -> Iterator[nodes.Template]:
        env = environment()
        for source in _sources(self.template):
            yield env.parse(_by_paragraph(source))

    def filled(
        self,
        texts: Mapping[str, str],
        parts: Mapping[str, Iterable[Block]],
        title: str,
        locale: str,
        day: date,
    ) -> bytes:
        """Return the document. Raises jinja2's faults, and `Misplaced`."""
        from markupsafe import Markup

        inside = {name: Markup(blocks_xml(blocks)) for name, blocks in parts.items()}  # noqa: S704
        self.template.render({**texts, **inside}, environment(), autoescape=True)
        body = self.template.docx.element.body
        if any(_inside_text(found) for found in body.iter(f"{_W}p", f"{_W}tbl")):
            raise Misplaced
        return packed(self.template.docx, title, locale, day)


def _inside_text(element: Any) -> bool:
    """Whether a paragraph or table stands in a paragraph, and not in a text box in it."""
    parent = element.getparent()
    while parent is not None:
        if parent.tag == f"{_W}txbxContent":
            return False
        if parent.tag == f"{_W}p":
            return True
        parent = parent.getparent()
    return False


def _sources(template: DocxTemplate) -> Iterator[str]:
    """Yield the text, the headers and the footers as jinja sees them."""
    yield template.patch_xml(template.get_xml())
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            yield template.patch_xml(template.get_part_xml(part))


def _by_paragraph(source: str) -> str:
    """Return markup with each paragraph on a line of its own, so that lines count them."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source.replace("\n", " "))
