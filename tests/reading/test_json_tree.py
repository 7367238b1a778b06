"""The strict JSON of seals and records: what is refused, and where it says that it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbesteding import Faults
from aanbesteding.reading import limits
from aanbesteding.reading.changes import Change, changes
from aanbesteding.reading.document import Document
from aanbesteding.reading.json_tree import JsonTree
from aanbesteding.reading.sealed_text import block_text, first_difference, sealed_text

from .build import assert_readable


def tree(text, loose=()):
    return JsonTree(Document.decode(text.encode(), "x.json", "x.json"), loose)


def refused(text):
    """The faults of a text, as (code, line, column)."""
    with pytest.raises(Faults) as error:
        tree(text)
    assert_readable(error.value.faults)
    return [(f.code.code, f.place.line, f.place.column) for f in error.value.faults]


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("", "AB445", 1, 1),
            ("{", "AB445", 1, 2),
            ('{"a": }', "AB445", 1, 7),
            ('{"a": 1,}', "AB445", 1, 9),
            ('{"a" 1}', "AB445", 1, 6),
            ('{"a": 1} x', "AB445", 1, 10),
            ('{\n"a": "b}', "AB445", 2, 6),
            ('{"a": "\t"}', "AB445", 1, 8),
            ('{"a": "\\q"}', "AB445", 1, 8),
            ("{'a': 1}", "AB445", 1, 2),
            ('{\n  "a": NaN}', "AB445", 2, 8),
            ('{"a": Infinity}', "AB445", 1, 7),
            ('{"a": -Infinity}', "AB445", 1, 7),
            ('{"a": 1.5}', "AB445", 1, 7),
            ('{"a": "1.5", "b": 1e3}', "AB445", 1, 19),
            ('{"a": 1234567890123456}', "AB445", 1, 7),
            ("[" * 101 + "]" * 101, "AB012", 1, 101),
            ("[" * 100_000, "AB012", 1, 101),
            ('{"a": {"b": 1, "b": 2}}', "AB014", 1, 16),
            ('{"a": 1, "b": 2, "\\u0061": 3}', "AB014", 1, 18),
        ],
    )
    def test_with_its_place(self, text, code, line, column):
        """The first character that is wrong, counted by hand."""
        assert refused(text) == [(code, line, column)]

    def test_a_hundred_levels_pass(self):
        assert tree("[" * 100 + "]" * 100).plain

    def test_a_number_of_many_digits_is_not_calculated(self):
        """Python refuses it in a way of its own; it never comes that far."""
        assert refused("[" + "9" * 10_000 + "]")[0][0] == "AB445"

    def test_empty_values_but_where_they_mean_something(self):
        made = tree('{"a": {"b": null}, "c": {"d": null}}', ("c",))
        assert [(f.code.code, f.place.column) for f in made.faults] == [("AB019", 13)]

    def test_bytes_beyond_the_limit(self):
        with pytest.raises(Faults) as error:
            Document.decode(b" " * 11, "x", "x", 10)
        assert error.value.faults[0].code.code == "AB002"
        assert limits.MAX_SEAL_BYTES == 16_000_000


class TestPlaces:
    TEXT = '{\r\n  "a": [1, {"b": "x,]}\\"", "c": []}],\n  "d": {"e": {}}\n}'

    @pytest.mark.parametrize(
        ("route", "place"),
        [
            ((), (1, 1)),
            (("a",), (2, 8)),
            (("a", 0), (2, 9)),
            (("a", 1), (2, 12)),
            (("a", 1, "b"), (2, 18)),
            (("a", 1, "c"), (2, 33)),
            (("d", "e"), (3, 14)),
            (("d", "none"), (3, 8)),
        ],
    )
    def test_of_values(self, route, place):
        """Counted by hand in the text above; what is not there is at what is nearest above it."""
        made = tree(self.TEXT)
        found = made.place_of(route)
        assert (found.line, found.column) == place
        if route:
            assert made.position(route) == place

    def test_of_a_key(self):
        assert tree(self.TEXT).position(("d", "e"), of_key=True) == (3, 9)

    def test_texts(self):
        made = tree(self.TEXT)
        assert made.text_at(("a", 1, "b")) == 'x,]}"'
        assert made.text_at(("a", 0)) is None
        assert made.text_at(("x", "y")) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


class TestText:
    @settings(max_examples=200, deadline=None)
    @given(content=st.dictionaries(st.sampled_from(["a", "b", "c"]), JSON))
    def test_is_read_as_it_was_written(self, content):
        """Whatever is in it: a fixed spelling that JSON reads back, with places that are right."""
        text = sealed_text(content)
        made = tree(text, ("a", "b", "c"))
        assert json.loads(text) == content | {"sha256": made.plain["sha256"]}
        for route, _, at in made._walk():
            value = made.plain
            for part in route:
                value = value[part]
            first = text[at]
            assert first == ("{" if isinstance(value, dict) else "[") or not isinstance(
                value, dict | tuple
            )

    def test_nothing_in_it_steers_a_terminal(self):
        """Characters that do are escaped, lone halves of pairs too."""
        line = block_text("a", "\x1b\x7f\x85\u202e\ud800\ufeff\uffffé")
        assert line == '  "a": "\\u001b\\u007f\\u0085\\u202e\\ud800\\ufeff\\uffffé",\n'

    @pytest.mark.parametrize(
        ("one", "other", "at"),
        [("", "", None), ("abc", "abc", None), ("abc", "abd", 2), ("abc", "ab", 2), ("", "x", 0)],
    )
    def test_first_difference(self, one, other, at):
        assert first_difference(one, other) == at

    @given(text=st.text(min_size=1), data=st.data())
    def test_first_difference_is_the_first(self, text, data):
        at = data.draw(st.integers(0, len(text) - 1))
        other = text[:at] + ("x" if text[at] != "x" else "y") + data.draw(st.text())
        assert first_difference(text, other) == at


class TestChanges:
    def test_values_by_key(self):
        """Changed, gone and new, each with what leads to it on its own side."""
        before = {"a": "1", "b": {"c": "2"}, "gone": ("x", "y")}
        after = {"a": "1", "b": {"c": "3"}, "new": {"d": "4"}}
        assert changes(before, after) == [
            Change("b.c", "2", "3", ("b", "c"), ("b", "c")),
            Change("gone[1]", "x", None, ("gone", 0), ("gone", 0)),
            Change("gone[2]", "y", None, ("gone", 1), ("gone", 1)),
            Change("new.d", None, "4", ("new", "d"), ("new", "d")),
        ]

    def test_an_item_in_between(self):
        """Items with an id are compared with their own, not with who stands in their place."""
        a, b, c = ({"id": name, "weight": "1"} for name in "abc")
        found = changes({"list": (a, c)}, {"list": (a, b, {**c, "weight": "2"})})
        assert [(change.where, change.before, change.after) for change in found] == [
            ("list[c].weight", "1", "2"),
            ("list[b].id", None, "b"),
            ("list[b].weight", None, "1"),
        ]
        assert (found[0].route_before, found[0].route_after) == (
            ("list", 1, "weight"),
            ("list", 2, "weight"),
        )

    def test_another_order(self):
        """The order of criteria that decide ties matters, so that is a change as well."""
        found = changes({"l": ({"id": "a"}, {"id": "b"})}, {"l": ({"id": "b"}, {"id": "a"})})
        assert [(change.where, change.before, change.after) for change in found] == [
            ("l", "a, b", "b, a")
        ]

    def test_a_value_that_became_a_block(self):
        found = changes({"a": "x"}, {"a": {"b": ()}})
        assert [(change.where, change.before, change.after) for change in found] == [
            ("a", "x", None),
            ("a.b", None, "[]"),
        ]

    def test_none_in_the_same_file(self):
        assert changes({"a": ({"id": "x"},)}, {"a": ({"id": "x"},)}) == []
