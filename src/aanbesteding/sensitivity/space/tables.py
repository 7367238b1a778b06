"""The tables of this section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from aanbesteding.sensitivity.answer import BID, CRITERION, Cell, Column, Grid, Sampled
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.space.finding import Found, Full, Share
from aanbesteding.sensitivity.space.pairs import ALL_PAIRS, pairs
from aanbesteding.sensitivity.space.table import Table
from aanbesteding.texts import Text

DIGITS = 15
EXACT = Text(
    f"Exact; een breuk die langer is dan {DIGITS} decimalen is daarop afgerond.",
    f"Exact; a fraction longer than {DIGITS} decimals is rounded to that.",
)
MIXED = Text(
    f"Wat geen standaardfout heeft, is exact; een breuk die langer is dan {DIGITS} decimalen is "
    "daarop afgerond.",
    f"What has no standard error is exact; a fraction longer than {DIGITS} decimals is rounded to "
    "that.",
)


def short(value: Fraction) -> Fraction:
    """Return a fraction as it is, or to 15 decimals where it is longer.

    Exact shares can have thousands of digits. What is not 0 or 1 does not become it.

    >>> short(Fraction(1, 3)), short(Fraction(10**20, 3 * 10**20 + 1)) == Fraction(1, 3)
    (Fraction(1, 3), False)
    >>> short(Fraction(1, 7**20)) > 0
    True
    """
    unit = 10**DIGITS
    if value.denominator <= unit:
        return value
    while (nearest := Fraction(round(value * unit), unit)).denominator == 1:
        unit *= 10**DIGITS
    return nearest


def shown(share: Share) -> Cell:
    """Return a share for a cell."""
    return Sampled(short(share.value), share.error) if isinstance(share, Sampled) else short(share)


def firsts(table: Table, found: Sequence[Found], holders: Sequence[str]) -> Grid:
    """Return in which part of the weightings each bid is first, per situation."""
    return _shares(
        table,
        found,
        holders,
        "first",
        Text("In welk deel van de wegingen elk eerste is", "In which part each bid is first"),
        [one.firsts for one in found],
    )


def contracts(table: Table, found: Sequence[Found], holders: Sequence[str]) -> Grid:
    """Return in which part of the weightings each bid gets a contract, per situation."""
    return _shares(
        table,
        found,
        holders,
        "contract",
        Text(
            "In welk deel van de wegingen elk een opdracht krijgt",
            "In which part each bid gets a contract",
        ),
        [one.contracts for one in found],
    )


def _shares(
    table: Table,
    found: Sequence[Found],
    holders: Sequence[str],
    key: str,
    title: Text,
    shares: Sequence[Sequence[Share]],
) -> Grid:
    columns = (BID, *(Column(s.situation.id, s.situation.title, "part") for s in found))
    rows = [
        (bid, *(shown(one[row]) for one in shares))
        for row, together in enumerate(table.bids)
        for bid in together
    ]
    strong = frozenset(n for n, row in enumerate(rows) if row[0] in holders)
    return Grid(key, title, columns, tuple(rows), strong, note=MIXED)


def ranks(table: Table, full: Full, holders: Sequence[str]) -> Grid:
    """Return the share of every rank of every bid."""
    count = sum(table.times)
    columns = (
        BID,
        *(
            Column(f"rank-{n}", Text(f"rang {n}", f"rank {n}"), "part", Text(str(n), str(n)))
            for n in range(1, count + 1)
        ),
    )
    rows = [
        (bid, *map(shown, full.ranks[row]))
        for row, together in enumerate(table.bids)
        for bid in together
    ]
    strong = frozenset(n for n, row in enumerate(rows) if row[0] in holders)
    title = Text(
        "In welk deel van alle wegingen elk welke rang heeft",
        "In which part of all weightings each bid has which rank",
    )
    return Grid("ranks", title, columns, tuple(rows), strong, note=MIXED if full.drawn else EXACT)


def duels(table: Table, found: Sequence[Found], holders: Sequence[str], within: Fraction) -> Grid:
    """Return in which part of the weightings each bid has more points than each other."""
    titles = {one.situation.id: one.situation.title for one in found}
    known = [way for way in ("any", "near", "order", "around") if way in titles]
    columns = (
        BID,
        Column("other", Text("tegen", "against"), "bid"),
        *(Column(way, titles[way], "part") for way in known),
    )
    rows = []
    for one in pairs(table, holders, within / 100):
        values = {"any": one.anywhere, "near": one.near, "order": one.order, "around": one.around}
        shares = (values[way] for way in known)
        rows.append((one.bid, one.other, *(None if v is None else short(v) for v in shares)))
    note = EXACT
    if sum(table.times) > ALL_PAIRS:
        also = Text(
            " Alleen paren met een inschrijving die een opdracht krijgt.",
            " Only pairs with a bid that gets a contract.",
        )
        note = Text(note.nl + also.nl, note.en + also.en)
    title = Text(
        "In welk deel van de wegingen de een meer punten heeft dan de ander",
        "In which part of the weightings the one has more points than the other",
    )
    return Grid("pairs", title, columns, tuple(rows), fixed=2, note=note)


def central(case: Case, table: Table, full: Full) -> Iterator[Grid]:
    """Yield the central weights: a row per criterion, a column per bid that is first somewhere."""
    known = [
        (bid, centre)
        for centre, together in zip(full.centres, table.bids, strict=True)
        if centre is not None
        for bid in together
    ]
    columns = (
        CRITERION,
        Column("announced", Text("aangekondigd", "announced"), "weight"),
        *(Column(bid, Text(case.name(bid), case.name(bid)), "weight") for bid, _ in known),
    )
    rows: list[tuple[Cell, ...]] = []
    for n, leaf in enumerate(table.leaves):
        cells: list[Cell] = [leaf, table.parts[n] * table.whole]
        for _, (mean, errors) in known:
            value = short(mean[n] * table.whole)
            cells.append(value if errors is None else Sampled(value, errors[n] * table.whole))
        rows.append(tuple(cells))
    yield Grid(
        "central-weights",
        Text("Centrale gewichten", "Central weights"),
        columns,
        tuple(rows),
        fixed=2,
        note=Text(
            "Het gemiddelde van alle wegingen waarbij een inschrijving eerste is: hoe wie haar "
            "kiest de criteria gemiddeld weegt. Wie nergens eerste is, staat er niet bij.",
            "The mean of all weightings under which a bid is first: how those who choose it weigh "
            "the criteria on average. A bid that is first nowhere is not in it.",
        ),
    )
    yield _confidence(table, full)


def _confidence(table: Table, full: Full) -> Grid:
    """Return whether each bid is first under its own central weights."""
    columns = (
        BID,
        Column(
            "confidence",
            Text("eerste bij eigen centrale gewichten", "first under its own central weights"),
            "yes",
        ),
    )
    rows = tuple(
        (bid, None if centre is None else table.first_at(row, centre[0]))
        for row, (centre, together) in enumerate(zip(full.centres, table.bids, strict=True))
        for bid in together
    )
    return Grid(
        "confidence",
        Text("Vertrouwensfactor", "Confidence factor"),
        columns,
        rows,
        note=Text(
            "De kans dat een inschrijving bij haar eigen centrale gewichten eerste is. Scores zijn "
            "hier zoals zij zijn vastgesteld, zonder onzekerheid; die kans is dus 1 of 0.",
            "The chance that a bid is first under its own central weights. Scores are here as they "
            "were established, without uncertainty; so that chance is 1 or 0.",
        ),
    )
