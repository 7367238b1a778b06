"""What people see of a node by consensus and of marks that mean something."""

from __future__ import annotations

import json

import pytest
from tests.build import RATED, bid, evaluated, framework, leaf, marks, node

from aanbesteding.reporting.derivation import derivation_blocks
from aanbesteding.reporting.forms import sheet_form
from aanbesteding.reporting.json_result import json_text
from aanbesteding.reporting.plain import plain_text
from aanbesteding.texts import LANGUAGES, Lang

SCALE = {"type": "numeric", "id": "cijfers", "lowest": 0, "highest": 10, "step": 1}
SCALE |= {"zero-at": 0, "full-at": 10}
MEANT = [
    {"mark": 8, "meaning": {"nl": "overtuigend", "en": "convincing"}},
    {"mark": 5, "meaning": {"nl": "mager", "en": "meagre"}},
]
OF = framework(
    node("n", 100, leaf("k", 60, RATED), leaf("l", 40, RATED), how="consensus", scale="cijfers"),
    scales=[{**SCALE, "meanings": MEANT}],
)
SHEETS = [marks("p", {"a": {"k": "5.0", "l": 6}}), marks(None, {"a": {"n": 8}})]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "nl",
            [
                "- consensus: 8 = overtuigend (80 %), «waarom n»",
                "- p: 5.0 = mager (50 %), «waarom k» (telt niet mee",
                (
                    "- ter vergelijking: 30 + 24 = 54 (de rekenkundige som van de subcriteria; zij telt "
                    "niet mee, het consensuscijfer telt)"
                ),
                "- punten: aandeel × gewicht = 0,8 × 100 = 80",
            ],
        ),
        (
            "en",
            [
                "- consensus: 8 = convincing (80 %), “waarom n”",
                "- p: 5.0 = meagre (50 %), “waarom k”",
                (
                    "- for comparison: 30 + 24 = 54 (the arithmetical sum of the subcriteria; it does "
                    "not count, the consensus mark does)"
                ),
                "- points: share × weight = 0.8 × 100 = 80",
            ],
        ),
    ],
)
def test_the_derivation(lang: Lang, lines: list[str]) -> None:
    """k 5 of 60 is 30, l 6 of 40 is 24, together 54; jointly 8 of 100 is 80."""
    found = evaluated(OF, [bid("a")], SHEETS)
    text = plain_text(derivation_blocks(found, "a", found.lots, lang))
    for line in lines:
        assert line.removesuffix(" (telt niet mee") in text


def test_the_json_result() -> None:
    """Both are there, each under its own stage; 54 is nowhere a number of points."""
    found = evaluated(OF, [bid("a")], SHEETS)
    (top,) = json.loads(json_text(found, found.lots))["lots"][0]["ranking"][0]["criteria"]
    assert (top["points"]["fraction"], top["share"]["fraction"]) == ("80", "4/5")
    assert [(s["stage"], s["result"]["fraction"]) for s in top["steps"]] == [
        ("beside", "54"),
        ("marks", "4/5"),
        ("points", "80"),
    ]
    assert [m["assessor"] for m in top["marks"]] == ["consensus"]
    assert [c["points"]["fraction"] for c in top["criteria"]] == ["30", "24"]


def test_who_is_asked_for_which_mark() -> None:
    """The joint mark is asked in the consensus form only, the subcriteria in both."""
    own, joint = (sheet_form(OF, (bid("a"),), who, "nl") for who in ("p", "consensus"))
    assert "      n:" not in own
    assert own.count("mark:") == 2
    assert joint.count("mark:") == 3
    assert "      n:" in joint


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_says_what_marks_mean(lang: Lang) -> None:
    """Once, at the top."""
    form = sheet_form(OF, (bid("a"),), "p", lang)
    head, _ = form.split("format:")
    said = {"nl": ["8: overtuigend", "5: mager"], "en": ["8: convincing", "5: meagre"]}[lang]
    assert [line.removeprefix("#   ") for line in head.splitlines()[2:]] == said
    assert form.count(said[0]) == 1
