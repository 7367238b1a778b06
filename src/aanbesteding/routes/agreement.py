"""How alike the rankings of two frameworks are: three measures, per lot and over the lots.

They compare the bids that both admit, by the ranks that these have among themselves. `correlation`
defines the measures. An announced order for equal totals has been applied; drawings of lots have
not, so bids for which a draw is needed share their rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aanbesteding.routes.correlation import Pair, Root, among, overlap, spearman, tau_b
from aanbesteding.routes.sides import Side, common
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, said
from aanbesteding.texts import Text

PERSISTENCE = Fraction(1, 2)
"""The p of rank-biased overlap: whoever looks at a bid goes on to the next with this chance, and so
sees 1/(1 − p) = 2 bids on average: who is first, and who comes next."""
COLUMNS = (
    Column("pair", Text("kaders", "frameworks"), "name"),
    Column("bids", Text("inschrijvingen", "bids"), "count"),
    Column("measure", Text("maat", "measure"), "words"),
    Column("value", Text("waarde", "value"), "number"),
    Column("square", Text("kwadraat", "square"), "number"),
    Column("exact", Text("een breuk", "a fraction"), "yes"),
)
TAU = Text("Kendall tau-b", "Kendall tau-b")
RHO = Text("Spearman rho", "Spearman rho")
OVERLAP = Text("overlap van de top", "overlap of the top")


def ranks_of(one: Side, other: Side) -> Pair:
    """Return the ranks of the bids that both admit, among themselves."""
    bids = common(one, other)
    first, second = (among([side.rank(bid) for bid in bids]) for side in (one, other))
    return first, second


def agreement(pairs: Sequence[tuple[str, Sequence[Pair]]]) -> Answer:
    """Return the measures of every two frameworks, each over one lot or over several."""
    rows = tuple(row for name, found in pairs for row in _rows(name, found))
    too_few = [name for name, found in pairs if all(len(ranks[0]) < 2 for ranks in found)]
    level = [name for name, found in pairs if name not in too_few and tau_b(found) is None]
    sentences = [
        said(
            "too-few-for-agreement",
            "{pair}: minder dan twee inschrijvingen zijn onder beide toegelaten; er is niets te "
            "vergelijken.",
            "{pair}: fewer than two bids are admitted under both; there is nothing to compare.",
            pair=name,
        )
        for name in too_few
    ]
    sentences += [
        said(
            "all-equal-agreement",
            "{pair}: onder een van beide delen alle inschrijvingen één rang; tau-b en rho bestaan "
            "dan niet.",
            "{pair}: under one of both all bids share one rank; then tau-b and rho do not exist.",
            pair=name,
        )
        for name in level
    ]
    return Answer(tuple(sentences), (Grid("agreement", TITLE, COLUMNS, rows, fixed=3, note=NOTE),))


TITLE = Text("Hoezeer de rangordes op elkaar lijken", "How alike the rankings are")
NOTE = Text(
    "1: dezelfde volgorde; 0: geen verband; −1: de omgekeerde. Kendall tau-b telt welke paren van "
    "inschrijvingen onder beide in dezelfde volgorde staan, Spearman rho kijkt hoe ver de plaatsen "
    "uiteen liggen. De overlap van de top kijkt van boven af, vooral naar de eerste twee: 1 is "
    "dezelfde, hoe lager hoe anders. Vergeleken is wie onder beide is toegelaten. Een waarde die "
    "geen breuk is, is afgerond; haar kwadraat staat exact in de uitvoer van het programma "
    "als JSON en CSV.",
    "1: the same order; 0: no connection; −1: the reverse. Kendall tau-b counts which pairs of "
    "bids are in the same order under both, Spearman rho looks how far apart their places are. The "
    "overlap of the top looks from above, mostly at the first two: 1 is the same, the lower the "
    "more different. Compared are those admitted under both. A value that is no fraction is "
    "rounded; its square stands exactly in the program's output as JSON and CSV.",
)


def _rows(name: str, pairs: Sequence[Pair]) -> list[tuple[Cell, ...]]:
    count = sum(len(ranks[0]) for ranks in pairs)
    if all(len(ranks[0]) < 2 for ranks in pairs):
        return []
    rows: list[tuple[Cell, ...]] = [
        (name, count, title, *_root(root))
        for title, root in ((TAU, tau_b(pairs)), (RHO, spearman(pairs)))
    ]
    return [*rows, (name, count, OVERLAP, overlap(pairs, PERSISTENCE), None, True)]


def _root(root: Root | None) -> tuple[Cell, Cell, Cell]:
    if root is None:
        return None, None, None
    return root.near, root.square, root.exact is not None
