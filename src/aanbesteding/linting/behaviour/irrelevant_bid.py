"""AB307: a bid that does not win decides which of two others does.

By hand, price 40 points in proportion to the lowest: A (100, quality 48) has 40 + 48 = 88 and
B (125, 55) has 32 + 55 = 87. With C (60, 20) A has 24 + 48 = 72 and B 19.2 + 55 = 74.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import Arena, ahead, arenas, first_of
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.reversal import reversal
from aanbesteding.linting.rule import Advice, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Lang, Text

FLIPS = coded(
    "AB307",
    "irrelevant-bid-flips",
    (
        "perceel {lots}: een derde inschrijving keert de volgorde van twee andere om: {a} wint van {b}, maar met {c} erbij, die niet wint, gaat de tweede voor",
        "lot {lots}: a third bid turns the order of two others round: {a} wins from {b}, but beside {c}, which does not win, the second goes first",
    ),
    (
        "kies een absolute methode, zoals een vaste bandbreedte; dan telt alleen de eigen inschrijving",
        "choose an absolute method, such as a fixed bandwidth; then only the bid itself counts",
    ),
)
BID = Text(
    "{id} ({price}, {points} punten kwaliteit)", "{id} ({price}, {points} points of quality)"
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield lots in which a bid that does not win decides who does."""
    for arena in arenas(framework):
        found = reversal(arena)
        if found is None:
            continue
        a, b, c = found
        without, beside = arena.confirmed(a, b), arena.confirmed(a, b, c)
        if not (ahead(without, a.id, b.id) and ahead(beside, b.id, a.id)):
            continue
        if c.id in first_of(beside):
            continue
        fields = {"lots": arena.lots} | {
            name: described(arena, bid) for name, bid in zip("abc", found, strict=True)
        }
        files = evidence(arena, {"without": (a, b), "with": (a, b, c)})
        yield Finding(FLIPS, relative_place(arena), fields, evidence=files)


def described(arena: Arena, bid: Invented) -> Text:
    """Return a bid for a message: its price, and its points beside those of the price."""
    priced = {n.criterion.id for n in arena.nodes if n.method and n.method.measures == "price"}
    result = arena.run(bid)
    mine = result.result(bid.id) if result else None
    scored = {node.criterion.id for node in arena.nodes if node.scored}
    quality = sum(
        (
            node.points
            for node in (mine.walk() if mine else ())
            if node.criterion in scored - priced and not _beneath_consensus(arena, node.criterion)
        ),
        0 * bid.price,
    )

    def said(lang: Lang) -> str:
        price = in_euros(bid.price)
        return BID.say(
            lang,
            id=bid.id,
            price=price.nl if lang == "nl" else price.en,
            points=shortest(quality, lang),
        )

    return both(said)


def _beneath_consensus(arena: Arena, criterion: str) -> bool:
    mute = {("mark", criterion)}
    return any(lever.key in mute and not lever.nodes for lever in arena.levers)


def relative_place(arena: Arena) -> Ref:
    """Refer to the first relative method, or to the award where that is relative."""
    for node in arena.nodes:
        if node.relative:
            return in_framework(arena.announced, *node.route, "method", "type")
    return in_framework(arena.announced, "award", "type")


ADVICE = (
    Advice(
        FLIPS,
        "warning",
        check,
        read(
            "Telgen en Timmer, memorandum 2055 (Universiteit Twente, 2016): punten ten opzichte van "
            "de beste openen de weg naar omkering van de rangorde",
            "Telgen and Timmer, memorandum 2055 (University of Twente, 2016): points relative to "
            "the best open the way to rank reversal",
        ),
        costly=True,
    ),
)
