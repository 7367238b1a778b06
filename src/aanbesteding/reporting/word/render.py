"""A Word template with its content in it, through docxtpl. Needs the extra `report`.

A template can show fields and choose by them (`{% if sent %}`). It can do nothing else: no loop, no
call, no sum, few filters, and no way to the files or the network. So it ends, and stays small.
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

SHOWING = (
    *("Template", "Output", "TemplateData", "Name", "Const", "Filter", "Keyword", "Test"),
    *("If", "CondExpr", "Compare", "Operand", "And", "Or", "Not"),
)
"""What jinja makes of a template that shows and chooses; a template has nothing else."""
FETCHES = ("Include", "Import", "FromImport", "Extends")
"""What asks for another file; that is said in other words."""
WORDS = {
    "Assign": "set",
    "AssignBlock": "set",
    "Getattr": ".",
    "Getitem": "[ ]",
    "Call": "( )",
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "FloorDiv": "//",
    "Mod": "%",
    "Pow": "**",
    "Concat": "~",
    "ScopedEvalContextModifier": "autoescape",
    "CallBlock": "call",
    "EvalContextModifier": "autoescape",
}
"""How a template writes what jinja calls otherwise."""
FILTERS = ("default", "d", "e", "escape", "length", "lower", "trim", "upper")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Named(NamedTuple):
    """What a template names, and the paragraph in which it does."""

    name: str
    paragraph: int


class LeftOut(Exception):
    """A part that is needed is not in the text, though the template names it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


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
            for name in tree.find_all(nodes.Name):
                if name.ctx == "load":
                    yield Named(name.name, name.lineno - 1)

    def more_than_showing(self) -> list[Named]:
        """Return what a template does besides showing and choosing. Raises jinja2's faults."""
        from jinja2 import nodes

        found = (
            Named(WORDS.get(kind, kind.lower()), (node.lineno or 1) - 1)
            for tree in self._trees()
            for node in tree.find_all(nodes.Node)
            if (kind := type(node).__name__) not in (*SHOWING, *FETCHES)
        )
        return list(dict.fromkeys(found))

    def other_files(self) -> Iterator[Named]:
        """Yield every other file that is asked for. Raises jinja2's faults."""
        from jinja2 import nodes

        for tree in self._trees():
            for node in tree.find_all(tuple(getattr(nodes, name) for name in FETCHES)):
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
        needed: Iterable[str] = (),
    ) -> bytes:
        """Return the document. Raises jinja2's faults, `Misplaced`, and `LeftOut`.

        The parts that are `needed` must be in its text, whole.
        """
        from markupsafe import Markup

        inside = {name: Markup(blocks_xml(blocks)) for name, blocks in parts.items()}  # noqa: S704
        self.template.render({**texts, **inside}, environment(), autoescape=True)
        body = self.template.docx.element.body
        if any(_inside_text(found) for found in body.iter(f"{_W}p", f"{_W}tbl")):
            raise Misplaced
        shown = _text(body)
        for name in needed:
            if _text(_parsed(inside[name])) not in shown:
                raise LeftOut(name)
        return packed(self.template.docx, title, locale, day)


def _parsed(part: str) -> Any:
    """Return a part as elements."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(f"<w:body {nsdecls('w')}>{part}</w:body>")


def _text(element: Any) -> str:
    """Return the text of all paragraphs, each on a line of its own."""
    lines = (
        "".join(text.text or "" for text in paragraph.iterfind(f"{_W}r/{_W}t"))
        for paragraph in element.iter(f"{_W}p")
    )
    return "".join(f"\n{line}" for line in lines) + "\n"


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
