"""The lines that hold a word: the same ones by whatever way they are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbesteding.reading.document import Document


def document(text):
    return Document("f.yaml", "f.yaml", text, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("ab:", [(1, "ab:")]),
        ("een\nx ab: y\n", [(2, "x ab: y")]),
        ("ab: ab:\n\nab:", [(1, "ab: ab:"), (3, "ab:")]),
        ("een\r\nx ab:\r\nab:\rz", [(2, "x ab:"), (3, "ab:")]),
        ("a\nb:\n", []),
    ],
)
def test_by_hand(text, found):
    assert list(document(text).lines_with("ab:")) == found


@given(st.text(st.sampled_from("ab: \n\r")))
def test_as_by_going_through_all(text):
    every = enumerate(document(text).lines, start=1)
    wanted = [(number, line) for number, line in every if "ab:" in line]
    assert list(document(text).lines_with("ab:")) == wanted
