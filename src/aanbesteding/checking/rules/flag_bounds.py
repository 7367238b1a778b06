"""AB120: the announced price flags have numbers that can flag something, and what they compare."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.flags import Flags
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

FLAGS = coded(
    "AB120",
    "price-flags",
    ("prijssignalen: {problem}", "price flags: {problem}"),
    (
        "verbeter de grens, of vul bij het perceel in waarmee wordt vergeleken",
        "mend the bound, or fill in at the lot what is compared with",
    ),
)
PERCENT = Text(
    "een grens in procenten ligt boven 0 en is hoogstens 100",
    "a bound in per cent is above 0 and at most 100",
)
WINGS = Text(
    "«wings» is minstens 0 en minder dan 50: anders blijft er niets over",
    "“wings” is at least 0 and less than 50: else nothing is left",
)
FACTOR = Text("«outlier-factor» ligt boven 1", "“outlier-factor” is above 1")
NO_BASE = Text(
    "perceel «{lot}» heeft geen «{base}» boven nul om mee te vergelijken",
    "lot “{lot}” has no “{base}” above zero to compare with",
)
PERCENTS = (
    "below_percent_of_median",
    "below_percent_of_mean",
    "below_percent_of_second_lowest",
    "below_percent_of_estimate",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield bounds outside what has a meaning, and lots without the amount to compare with."""
    if framework.flags is None:
        return
    for problem, route in _bounds(framework.flags):
        yield at(FLAGS, in_framework(framework, "flags", *route), problem=problem)
    for base in _bases(framework.flags):
        for index, lot in enumerate(framework.lots):
            if not getattr(lot, base):
                fields = {"lot": lot.id, "base": base}
                problem = Text(NO_BASE.nl.format(**fields), NO_BASE.en.format(**fields))
                yield at(FLAGS, in_framework(framework, "lots", index), problem=problem)


def _bounds(flags: Flags) -> Iterator[tuple[Text, Route]]:
    for name in PERCENTS:
        yield from _percent(getattr(flags, name), (name.replace("_", "-"),))
    trimmed, units = flags.below_percent_of_trimmed_mean, flags.below_units
    if trimmed is not None:
        here = "below-percent-of-trimmed-mean"
        yield from _percent(trimmed.percent, (here, "percent"))
        if not 0 <= trimmed.wings < 50:
            yield WINGS, (here, "wings")
    for name in ("one", "two", "three", "more"):
        yield from _percent(getattr(units, name, None), ("below-units", name))
    if flags.outlier_factor is not None and flags.outlier_factor <= 1:
        yield FACTOR, ("outlier-factor",)


def _percent(value: Fraction | None, route: Route) -> Iterator[tuple[Text, Route]]:
    if value is not None and not 0 < value <= 100:
        yield PERCENT, route


def _bases(flags: Flags) -> list[str]:
    """The amounts of a lot that the tests compare with."""
    bases = ["estimate"] if flags.below_percent_of_estimate is not None else []
    if flags.below_units is not None and flags.below_units.of not in bases:
        bases.append(flags.below_units.of)
    return bases


RULES = (Rule(FLAGS, check, on_framework=True),)
