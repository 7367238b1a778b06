"""Strict YAML: text becomes a tree of mappings, lists and texts, each with its position.

Nothing is resolved: every scalar stays the text that it is, so `no`, `014`, `1:30` and `.nan`
cannot turn into something else. Anchors, aliases, merge keys, tags, directives and second
documents are refused; nesting and size are counted while libyaml parses, before anything is built.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Any, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from aanbesteding.faults import Code, Fault, Faults
from aanbesteding.model.origin import Route
from aanbesteding.reading import codes, limits, syntax
from aanbesteding.reading.document import Document, find_forbidden, forbidden_code

Plain = dict[str, Any] | tuple[Any, ...] | str | None

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    _Base: Any = CParser
except ImportError:  # PyYAML built without libyaml: the same checks, slower

    class _PureParser(
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer
    ):
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

    _Base = _PureParser

_TEXT = "text"  # the one tag that every untagged node gets
_MAY_REFER = re.compile(r"[&*]\S|!|(?:^|[\r\x85\u2028\u2029])%", re.MULTILINE)
"""An anchor or alias stands against its name, a directive begins its line."""
_EMPTY = ("", "~", "null", "Null", "NULL")  # unquoted, these are nothing to every YAML reader


class _StopError(Exception):
    def __init__(self, code: Code, node: Node | None, **fields: object) -> None:
        super().__init__(code.code)
        self.code, self.node, self.fields = code, node, fields


class _Composer(_Base):  # type: ignore[misc]
    """libyaml's composer with a resolver that resolves nothing and counts."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.nodes = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > limits.MAX_DEPTH:
            raise _StopError(codes.TOO_DEEP, parent, limit=limits.MAX_DEPTH)
        if self.nodes > limits.MAX_NODES:
            raise _StopError(codes.TOO_MANY_NODES, parent, limit=limits.MAX_NODES)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return _TEXT


def _begin(node: Node | tuple[Node, Node]) -> tuple[int, int]:
    """Where a node begins, or an entry of a mapping: the line and the column, from 0."""
    mark = (node[0] if isinstance(node, tuple) else node).start_mark
    return mark.line, mark.column


class Tree:
    """The parsed file: `plain` is its content, `position` and `place` find things back."""

    def __init__(self, document: Document) -> None:
        """Parse a document. Raises `Faults` when it cannot be parsed at all."""
        self.document = document
        if _MAY_REFER.search(document.text):
            self._refuse_references()
        self.root = self._compose()
        self._faults: list[Fault] = []
        self._entries: dict[int, dict[str, tuple[Node, Node]]] = {}  # by identity of a mapping
        # Only text with a backslash can hide a forbidden character behind an escape.
        self._escapes = "\\" in document.text
        self.plain: Plain = self._build(self.root, ())

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with values and keys; the rest of the file can still be judged."""
        return self._faults

    # --- parsing -------------------------------------------------------------------------

    def _compose(self) -> Node:
        try:
            node = _Composer(self.document.text).get_single_node()
        except _StopError as stop:
            mark = stop.node.start_mark if stop.node else None
            raise Faults([self._fault(stop.code, mark, **stop.fields)]) from None
        except yaml.MarkedYAMLError as error:
            raise Faults([self._syntax(error)]) from None
        if node is None or (not node.value and isinstance(node, ScalarNode) and not node.style):
            raise Faults([Fault(codes.EMPTY_FILE, self.document.place(1, 1))])
        return cast("Node", node)

    def _refuse_references(self) -> None:
        """Find anchors, aliases, tags and directives; they show in events, not in nodes."""
        faults: list[Fault] = []
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        depth = nodes = 0
        try:
            for event in yaml.parse(self.document.text, Loader=loader):
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1
                nodes += isinstance(event, yaml.NodeEvent)
                if depth > limits.MAX_DEPTH or nodes > limits.MAX_NODES:
                    break  # composing says the rest
                if len(faults) > limits.MAX_FAULTS:
                    break
                faults.extend(self._references(event))
        except yaml.MarkedYAMLError:
            pass  # composing meets the same error and reports it
        if faults:
            raise Faults(faults)

    def _references(self, event: yaml.Event) -> list[Fault]:
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            return [self._fault(codes.DIRECTIVE, event.start_mark)]
        if isinstance(event, yaml.AliasEvent):
            return [self._fault(codes.ANCHOR, event.start_mark, text=f"*{event.anchor}")]
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            return [self._fault(codes.ANCHOR, event.start_mark, text=f"&{event.anchor}")]
        tag = getattr(event, "tag", None)
        return [self._fault(codes.TAG, event.start_mark, text=tag)] if tag else []

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        said = f"{error.context or ''} {error.problem or ''}"
        mark: Any = error.problem_mark or error.context_mark
        begun = error.context_mark or mark
        if "expected a single document" in said:
            return self._fault(codes.SECOND_DOCUMENT, mark)
        if "directive" in said or "incompatible YAML document" in said:
            return self._fault(codes.DIRECTIVE, begun)
        if "scanning a simple key" in said or not self.document.text[mark.index :].strip():
            mark = begun  # what is not finished, rather than where the file goes on or ends
        problem, hint = next(
            (ours[1:] for ours in syntax.PROBLEMS if ours[0] in said), syntax.OTHER
        )
        return self._fault(codes.SYNTAX, mark, problem=problem, hint=hint)

    # --- building ------------------------------------------------------------------------

    def _build(self, node: Node, key: Route) -> Plain:
        if isinstance(node, ScalarNode):
            if self._escapes or (node.value in _EMPTY and not node.style):
                return self._scalar(node, key)
            text: str = node.value  # an annotation costs nothing here, `cast` would
            return text
        if isinstance(node, SequenceNode):
            return tuple([self._build(item, key) for item in node.value])
        return self._mapping(node)

    def _scalar(self, node: ScalarNode, key: Route) -> str | None:
        if self._escapes and (hidden := self._hidden(node)):
            self._faults.append(hidden)
        if not node.style and node.value in _EMPTY:
            if len(self._faults) <= limits.MAX_FAULTS:  # no more than that are listed
                name = key[-1] if key else "?"
                self._faults.append(self._fault(codes.EMPTY_VALUE, node.start_mark, key=name))
            return None
        return cast("str", node.value)

    def _hidden(self, node: ScalarNode) -> Fault | None:
        """Return the fault of a forbidden character that is written as an escape."""
        char = find_forbidden(node.value) if node.style == '"' else None
        if char is None:
            return None
        return self._fault(forbidden_code(char), node.start_mark, char=f"U+{ord(char):04X}")

    def _mapping(self, node: Node) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        entries = self._entries[id(node)] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else "?"
            built = self._build(value, (name,))
            if fault := self._wrong_key(key, entries):
                self._faults.append(fault)
            else:
                entries[name] = (key, value)
                result[name] = built
        return result

    def _wrong_key(self, key: Node, earlier: dict[str, tuple[Node, Node]]) -> Fault | None:
        mark = key.start_mark
        if not isinstance(key, ScalarNode) or (key.value in _EMPTY and not key.style):
            return self._fault(codes.KEY_NOT_TEXT, mark)
        name: str = key.value
        if name in earlier:
            first = earlier[name][0].start_mark
            at = {"key": name, "line": first.line + 1, "column": first.column + 1}
            return self._fault(codes.DUPLICATE_KEY, mark, **at)
        if name == "<<" and not key.style:
            return self._fault(codes.MERGE_KEY, mark)
        if not name.isascii() and not unicodedata.is_normalized("NFC", name):
            return self._fault(codes.NOT_NFC, mark, key=name)
        return self._hidden(key) if self._escapes else None

    def _fault(self, code: Code, mark: Any, **fields: object) -> Fault:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Fault(code, self.document.place(line, column), fields)

    # --- finding back --------------------------------------------------------------------

    def position(self, route: Route, of_key: bool = False) -> tuple[int, int]:
        """Return the 1-based (line, column) of a value, or of its key.

        Parts of a route that the file does not have (the name of a union's member) are passed
        over; a route that leads beyond the file ends at the last thing that is there.
        """
        node, mark = self.root, self.root.start_mark
        for part in route:
            if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                mark = node.start_mark
            elif isinstance(node, MappingNode):
                found = self._entries[id(node)].get(part) if isinstance(part, str) else None
                if found:
                    mark = found[0 if of_key else 1].start_mark
                    node = found[1]
        return mark.line + 1, mark.column + 1

    def is_in_text(self, line: int, column: int) -> bool:
        """Whether a 1-based place lies inside a value or a key: a `#` there is no comment."""
        at, node = (line - 1, column - 1), self.root
        while not isinstance(node, ScalarNode):  # down to the last that begins before the place
            before = bisect_right(node.value, at, key=_begin)
            if not before:
                return False
            node = node.value[before - 1]
            if isinstance(node, tuple):
                node = node[1] if _begin(node[1]) <= at else node[0]
        if not _begin(node) <= at < (node.end_mark.line, node.end_mark.column):
            return False
        # behind `|` on its own line a comment can stand
        return node.style not in ("|", ">") or at[0] > node.start_mark.line

    def text_at(self, route: Route) -> str | None:
        """Return the text at a route, None where there is a list, a mapping or nothing."""
        value: Any = self.plain
        for part in route:
            found = None
            if isinstance(value, dict):
                found = value.get(part)
            elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
                found = value[part]
            value = value if found is None else found
        return value if isinstance(value, str) else None
