"""The sentences of this section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from aanbesteding.exact.display import number, shortest
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Options, Said, Sampled, Weak, said
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.space.bounds import bounds_of, most_lead
from aanbesteding.sensitivity.space.finding import Drawn, Found, Share, value_of
from aanbesteding.sensitivity.space.situations import AROUND, LEAST_WITHIN
from aanbesteding.sensitivity.space.table import Table
from aanbesteding.texts import Text

HINGE = Fraction(5, 100)
"""An award that changes within so much of the whole hinges on the weights."""
TENTH = Fraction(1, 1000)


def percent(share: Share) -> Text:
    """Return a share in per cent to one decimal; 0 and 100 only where it is exactly that.

    >>> percent(Fraction(1999999, 2000000)).en, percent(Fraction(1)).en, percent(Fraction(5, 8)).en
    ('more than 99.9 %', '100 %', '62.5 %')
    """
    value = value_of(share)
    if value in {0, 1} and not isinstance(share, Sampled):
        shown = digits(value * 100, 0)
    elif value < TENTH:
        shown = Text("minder dan 0,1", "less than 0.1")
    elif value > 1 - TENTH:
        shown = Text("meer dan 99,9", "more than 99.9")
    else:
        shown = digits(value * 100, 1)
    return Text(f"{shown.nl} %", f"{shown.en} %")


def digits(value: Fraction, decimals: int) -> Text:
    """Return a number with so many decimals, in both languages."""
    return Text(number(value, "nl", decimals), number(value, "en", decimals))


def one_criterion(case: Case, table: Table) -> Said:
    """Say that weights cannot vary."""
    return said(
        "one-criterion",
        "Alleen {criterion} wordt gescoord; een andere weging is er niet.",
        "Only {criterion} is scored; there is no other weighting.",
        criterion=case.title(table.leaves[0]),
    )


def all_equal() -> Said:
    """Say that all bids have the same shares."""
    return said(
        "all-equal",
        "Geen weging maakt verschil tussen de inschrijvingen.",
        "No weighting makes a difference between the bids.",
    )


def shares(case: Case, table: Table, found: Sequence[Found]) -> Iterator[Said]:
    """Yield in which part of the weightings those who have a contract now would have one."""
    for bid in case.holders:
        row = table.row_of(bid)
        for one in found:
            yield said(
                f"share-{one.situation.id}",
                "{bid} wint in {share} van {weightings}.",
                "{bid} wins in {share} of {weightings}.",
                bid=case.name(bid),
                share=percent(one.contracts[row]),
                weightings=one.situation.phrase,
            )


def never(case: Case, table: Table, anywhere: Found) -> Iterator[Said]:
    """Yield who is first under no weighting, where that is exact."""
    none = [
        case.name(bid)
        for share, together in zip(anywhere.firsts, table.bids, strict=True)
        if share == Fraction(0)
        for bid in together
    ]
    if none:
        yield said(
            "never-first",
            "Bij geen enkele weging alleen eerste, hoogstens samen met een ander: {bids}.",
            "First alone under no weighting, at most together with another: {bids}.",
            bids=", ".join(none),
        )


def nearby(case: Case, table: Table, within: Fraction) -> Iterator[Said]:
    """Yield that no weighting nearby changes the award, where that is so, or what was not done."""
    if within / 100 < LEAST_WITHIN:
        yield said(
            "within-too-little",
            "Gewichten die minder dan {least} procentpunt verschillen, zijn niet bekeken.",
            "Weights that differ by less than {least} percentage points were not looked at.",
            least=both(shortest, LEAST_WITHIN * 100),
        )
    elif safe(case, table, within / 100) and len(case.holders) < sum(table.times):
        yield said(
            "safe-nearby",
            "Geen enkele weging binnen {within} procentpunt van de aangekondigde geeft een "
            "opdracht aan een ander; dat is exact.",
            "No weighting within {within} percentage points of the announced one gives a contract "
            "to another; that is exact.",
            within=both(shortest, within),
        )


def safe(case: Case, table: Table, within: Fraction) -> bool:
    """Whether no bid without a contract has more points than one with, anywhere so near."""
    bounds = bounds_of(table.parts, within)
    held = {table.row_of(bid) for bid in case.holders}
    others = [row for row in range(len(table.rows)) if row not in held]
    return all(most_lead(table.lead(r, h), bounds) <= 0 for h in held for r in others)


def how_drawn(found: Sequence[Found], ranks: Drawn | None, options: Options) -> Iterator[Said]:
    """Yield what was drawn, and how much of it."""
    drawn = [(one.situation.title, one.drawn) for one in found if one.drawn is not None]
    if ranks is not None:
        title = Text("alle rangen en centrale gewichten", "all ranks and central weights")
        drawn.append((title, ranks))
    for title, much in drawn:
        yield said(
            "drawn",
            "Getrokken, en dus een schatting ({what}): {count} wegingen, met een standaardfout van "
            "ten hoogste {error} procentpunt op een eerste rang (startgetal {seed}).",
            "Drawn, and so an estimate ({what}): {count} weightings, with a standard error of at "
            "most {error} percentage points on a first rank (seed {seed}).",
            what=title,
            count=digits(Fraction(much.count), 0),
            error=digits(much.error * 100, 2),
            seed=str(options.seed),
        )
        if much.error > options.error:
            yield said(
                "error-not-reached",
                "De gevraagde standaardfout ({error}) is niet bereikt: meer wegingen mochten niet "
                "worden getrokken.",
                "The standard error asked for ({error}) was not reached: no more weightings were "
                "allowed.",
                error=both(shortest, options.error),
            )
    if any(one.situation.id == "around" for one in found):
        yield said(
            "around-means",
            "«Rond de aangekondigde» is een Dirichletverdeling met samen {sum} als parameters: een "
            "gewicht van 40 % heeft dan een standaardafwijking van 4,9 procentpunt, een van 10 % "
            "een van 3,0.",
            "“Around the announced” is a Dirichlet distribution whose parameters add up to {sum}: "
            "a weight of 40 % then has a standard deviation of 4.9 percentage points, one of 10 % "
            "one of 3.0.",
            sum=AROUND,
        )


def weak(case: Case, table: Table, found: Sequence[Found], within: Fraction) -> Iterator[Weak]:
    """Yield that some weighting nearby gives a contract to another."""
    near = next((one for one in found if one.situation.id == "near"), None)
    if near is None or len(case.holders) > case.base.contracts:
        return
    if safe(case, table, within / 100):
        return
    bid = min(case.holders, key=lambda one: value_of(near.contracts[table.row_of(one)]))
    share = near.contracts[table.row_of(bid)]
    yield Weak(
        value_of(share),
        not safe(case, table, HINGE),
        said(
            "weak-nearby",
            "Met gewichten binnen {within} procentpunt van de aangekondigde wint {bid} maar in "
            "{share} van de wegingen.",
            "With weights within {within} percentage points of the announced ones {bid} wins in "
            "only {share} of the weightings.",
            within=both(shortest, within),
            bid=case.name(bid),
            share=percent(share),
        ),
    )
