"""AB105: the award has the criteria, weights and prices that it works with, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.interval import MAX_EXPONENT
from aanbesteding.faults import coded
from aanbesteding.fields import kebab, value_of
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.normalised_price import NormalisedPrice
from aanbesteding.methods.awards.superformula import Superformula
from aanbesteding.methods.awards.weighted_value_for_money import WeightedValueForMoney
from aanbesteding.model.criteria import all_nodes, criteria_of
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

AWARD = coded(
    "AB105",
    "award-does-not-fit",
    (
        "bij gunning «{award}» past dit niet: {problem}",
        "with the award “{award}” this does not fit: {problem}",
    ),
    ("pas de gunning of het kader aan", "change the award or the framework"),
)
NO_CRITERIA = Text("perceel «{lot}» heeft geen criteria", "lot “{lot}” has no criteria")
NO_WEIGHTS = Text("de sleutel «weights» ontbreekt", "the key “weights” is missing")
EURO = Text("de gewichten zijn hier in euro's", "weights are in euros here")
NOT_EURO = Text(
    "gewichten in euro's horen bij gunnen op waarde", "weights in euros belong to award on value"
)
PRICE_CRITERION = Text(
    "een criterium op de prijs; de prijs telt hier zelf of helemaal niet",
    "a criterion on the price; here the price counts itself or not at all",
)
NO_FIXED = Text("perceel «{lot}» noemt geen «fixed-price»", "lot “{lot}” states no “fixed-price”")
FIXED = Text(
    "een «fixed-price» hoort bij de gunning fixed-price",
    "a “fixed-price” belongs to the award fixed-price",
)
FLOOR = Text("de bodemprijs ligt boven het plafond", "the floor lies above the ceiling")
BOTH = Text(
    "de criteria staan zowel bovenaan als bij elk perceel; die bovenaan tellen nergens",
    "the criteria stand both at the top and with every lot; those at the top count nowhere",
)
ZERO = Text("«{key}» is nul", "“{key}” is zero")
NOT_ABOVE_ZERO = Text("«{key}» is niet groter dan nul", "“{key}” is not above zero")
MOST = Text("«most» ligt niet tussen 0 en 100", "“most” does not lie between 0 and 100")
EXPONENT = Text(
    "de exponent is als breuk {exponent}; teller en noemer zijn hoogstens {most}",
    "the exponent as a fraction is {exponent}; numerator and denominator are at most {most}",
)
MINIMUM_TOTAL = Text(
    "«minimum-total» zonder criteria met punten", "“minimum-total” without criteria with points"
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield everything that does not go with the award."""
    award = AWARDS[framework.award.type]
    for problem, route, fields in _problems(framework):
        filled = Text(problem.nl.format(**fields), problem.en.format(**fields))
        yield at(AWARD, in_framework(framework, *route), award=award.id, problem=filled)


Problem = tuple[Text, Route, dict[str, str]]


def _problems(framework: Framework) -> Iterator[Problem]:
    award = AWARDS[framework.award.type]
    has_criteria = bool(all_nodes(framework))
    yield from _of_parameters(framework)
    yield from _of_weights(framework, needed=award.uses_quality or has_criteria)
    for index, lot in enumerate(framework.lots):
        named = {"lot": lot.id}
        if award.uses_quality and not criteria_of(framework, index)[0]:
            yield NO_CRITERIA, ("lots", index), named
        if award.id == "fixed-price" and lot.fixed_price is None:
            yield NO_FIXED, ("lots", index), named
        if award.id != "fixed-price" and lot.fixed_price is not None:
            yield FIXED, ("lots", index, "fixed-price"), named
        if lot.floor is not None and lot.ceiling is not None and lot.floor > lot.ceiling:
            yield FLOOR, ("lots", index, "floor"), named
    if not award.takes_price_criterion:
        for node in all_nodes(framework):
            if node.method and node.method.measures == "price":
                yield PRICE_CRITERION, (*node.route, "method"), {}
    if framework.criteria and all(lot.criteria for lot in framework.lots):
        yield BOTH, ("criteria",), {}
    if framework.minimum_total and not has_criteria:
        yield MINIMUM_TOTAL, ("minimum-total",), {}


def _of_parameters(framework: Framework) -> Iterator[Problem]:
    """Yield the numbers of the award with which its formula has no outcome, or always the same."""
    award = framework.award
    for name in ("price_weight", "constant", "reference_price", "exponent"):
        if value_of(award, name) == 0:
            yield ZERO, ("award", kebab(name)), {"key": kebab(name)}
    if isinstance(award, Superformula) and award.reference_quality <= 0:
        key = "reference-quality"
        yield NOT_ABOVE_ZERO, ("award", key), {"key": key}
    if isinstance(award, NormalisedPrice) and not 0 <= award.most < 100:
        yield MOST, ("award", "most"), {}
    exponent, key = Fraction(1), "exponent"
    if isinstance(award, Superformula):
        exponent = Fraction(award.exponent)
    elif isinstance(award, WeightedValueForMoney) and award.price_weight:
        exponent, key = Fraction(award.quality_weight) / award.price_weight, "quality-weight"
    if max(exponent.numerator, exponent.denominator) > MAX_EXPONENT:
        fields = {"exponent": str(exponent), "most": str(MAX_EXPONENT)}
        yield EXPONENT, ("award", key), fields


def _of_weights(framework: Framework, *, needed: bool) -> Iterator[Problem]:
    on_value = AWARDS[framework.award.type].in_euros
    if framework.weights is None:
        if needed:
            yield NO_WEIGHTS, ("award",), {}
    elif on_value and framework.weights.unit != "euro":
        yield EURO, ("weights", "unit"), {}
    elif not on_value and framework.weights.unit == "euro":
        yield NOT_EURO, ("weights", "unit"), {}


RULES = (Rule(AWARD, check, on_framework=True),)
