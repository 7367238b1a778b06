"""AB126, AB127: the spread flag says from when, and meanings are of marks that the scale has."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.number import Number
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, NumericScale
from aanbesteding.model.values import mark_worth, scale_marks
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

SPREAD = coded(
    "AB126",
    "spread-flag-open",
    (
        "«spread-flag» zegt niet vanaf welke spreiding",
        "“spread-flag” does not say from which spread",
    ),
    ("geef «percent-points» of «steps»", "give “percent-points” or “steps”"),
)
MEANING = coded(
    "AB127",
    "meaning-of-no-mark",
    (
        "de betekenis van cijfer «{text}» op schaal «{scale}»: {problem}",
        "the meaning of mark “{text}” on scale “{scale}”: {problem}",
    ),
    ("kies uit: {known}; elk cijfer één keer", "choose from: {known}; each mark once"),
)
OFF = Text("dat cijfer staat niet op de schaal{guess}", "that mark is not on the scale{guess}")
TWICE = Text("dat cijfer staat er twee keer", "that mark stands there twice")


def check_spread(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield a spread flag without a number."""
    flag = framework.panel.spread_flag if framework.panel else None
    if flag is not None and flag.percent_points is None and flag.steps is None:
        yield at(SPREAD, in_framework(framework, "panel", "spread-flag"), of_key=True)


def check_meanings(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield meanings of marks that a numeric scale does not have, or has a meaning for already."""
    for number, scale in enumerate(framework.scales):
        if not isinstance(scale, NumericScale) or scale.step == 0 or scale.zero_at == scale.full_at:
            continue  # AB108 says so
        known = scale_marks(scale)
        seen: set[Number] = set()
        for index, meaning in enumerate(scale.meanings):
            text, sign = meaning.mark, framework.decimal_sign
            problem: Text | None = None
            if mark_worth(scale, text, sign) is None:
                guess = did_you_mean(text, known)
                problem = Text(OFF.say("nl", guess=guess.nl), OFF.say("en", guess=guess.en))
            elif (mark := Number.parse(text, sign)) in seen:
                problem = TWICE
            else:
                seen.add(mark)
            if problem is not None:
                ref = in_framework(framework, "scales", number, "meanings", index, "mark")
                marks = ", ".join(known)
                yield at(MEANING, ref, problem=problem, text=text, scale=scale.id, known=marks)


RULES = (
    Rule(SPREAD, check_spread, on_framework=True),
    Rule(MEANING, check_meanings, on_framework=True),
)
