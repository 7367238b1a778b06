"""AB308: a bid that is nowhere better and somewhere worse wins all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import IDS, Arena, ahead, arenas, first_of
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Lever, Profile, mark_options, with_option
from aanbesteding.linting.behaviour.price_always_decides import price_place
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.wording import in_euros
from aanbesteding.texts import Text

WINS = coded(
    "AB308",
    "dominated-bid-wins",
    (
        "perceel {lots}: een inschrijving die in alles slechter of gelijk is, kan winnen: {why}",
        "lot {lots}: a bid that is worse or equal in everything can win: {why}",
    ),
    (
        "herstel de formule of de schaal: goedkoper of beter mag nooit minder opleveren",
        "mend the formula or the scale: cheaper or better must never yield less",
    ),
)
DEARER = Text(
    "voor {dear} wint zij van dezelfde kwaliteit voor {cheap}",
    "at {dear} it wins from the same quality at {cheap}",
)
WORSE = Text(
    "met «{worse}» wint zij van «{better}» op «{criterion}», voor dezelfde prijs",
    "with “{worse}” it wins from “{better}” on “{criterion}”, at the same price",
)
LESS = Text(
    "met minder punten op kwaliteit wint zij voor dezelfde prijs",
    "with fewer points of quality it wins at the same price",
)

Found = tuple[tuple[Invented, ...], Text, Ref]


def check(framework: Framework) -> Iterator[Finding]:
    """Yield lots in which a dominated bid wins: by price, by a label, by quality as a whole."""
    for arena in arenas(framework):
        for search in (_dearer, _less, _labels):
            for bids, why, ref in search(arena):
                files = evidence(arena, {"bids": bids})
                yield Finding(WINS, ref, {"lots": arena.lots, "why": why}, evidence=files)


def _dearer(arena: Arena) -> Iterator[Found]:
    """Yield a dearer bid that wins from the same quality; all prices compete in one evaluation."""
    if not arena.price_matters:
        return
    least = arena.admissible()
    for profile in (arena.best, least) if least is not None else ():
        for lowest in {arena.low: None, max(arena.low, arena.high / 2): None}:
            found = _inverted(arena, profile, lowest)
            if found is not None:
                bids, dear, cheap = found
                fields = {"dear": in_euros(dear.price), "cheap": in_euros(cheap.price)}
                yield bids, _filled(DEARER, fields), price_place(arena)
                return


def _inverted(
    arena: Arena, profile: Profile, lowest: Fraction
) -> tuple[tuple[Invented, ...], Invented, Invented] | None:
    """Return bids, the dearer one of them that wins, and a cheaper one of the same quality."""
    steps = len(IDS) - 1
    prices = [lowest + (arena.high - lowest) * n / steps for n in range(steps + 1)]
    every = tuple(arena.bid(place, price, profile) for place, price in enumerate(prices))
    result = arena.run(*every)
    first = first_of(result)
    if result is None or len(first) != 1:
        return None
    winner = next(bid for bid in every if bid.id == first[0])
    ranked = {found.bid for found in result.ranking}
    cheaper = [bid for bid in every if bid.price < winner.price and bid.id in ranked]
    if not cheaper:
        return None
    pair = (arena.bid(0, winner.price, profile), arena.bid(1, cheaper[0].price, profile))
    shown = arena.confirmed(*pair)
    if ahead(shown, pair[0].id, pair[1].id) and shown is not None and len(shown.ranking) == 2:
        return pair, pair[0], pair[1]
    return (every, winner, cheaper[0]) if first_of(arena.confirmed(*every)) == first else None


def _less(arena: Arena) -> Iterator[Found]:
    """Yield a bid of less quality that wins at the same price."""
    low, top = arena.lowest_ranked, len(arena.rungs) - 1
    if low is None or low == top or not arena.award.uses_quality:
        return
    rungs = list(dict.fromkeys(low + (top - low) * n // 5 for n in range(6)))
    for price in {arena.high: None, (arena.low + arena.high) / 2: None}:
        every = [arena.bid(n, price, arena.rungs[rung]) for n, rung in enumerate(rungs)]
        first = first_of(arena.run(*every))
        if len(first) == 1 and first[0] != every[-1].id:
            winner = next(bid for bid in every if bid.id == first[0])
            pair = (arena.bid(0, price, winner.profile), arena.bid(1, price, arena.best))
            if ahead(arena.confirmed(*pair), pair[0].id, pair[1].id):
                yield pair, LESS, in_framework(arena.announced, "award", "type")
                return


def _labels(arena: Arena) -> Iterator[Found]:
    """Yield a label that is worth more than one that stands above it on its scale."""
    scales = {scale.id: (n, scale) for n, scale in enumerate(arena.framework.scales)}
    done: set[str] = set()
    for lever in arena.moving:
        name = lever.nodes[0].scale if lever.key[0] == "mark" else None
        if name is None or name in done or not isinstance(scales[name][1], LabelledScale):
            continue
        index, scale = scales[name]
        options = [(text, worth) for text, worth in mark_options(scale) if text in lever.options]
        for place, (better, worth) in enumerate(options):
            worse = next((text for text, more in options[place + 1 :] if more > worth), None)
            if worse is None:
                continue
            pair = _pair(arena, lever, worse, better)
            if ahead(arena.confirmed(*pair), pair[0].id, pair[1].id):
                done.add(name)
                criterion = lever.nodes[0].criterion.id
                fields = {"worse": worse, "better": better, "criterion": criterion}
                ref = in_framework(arena.announced, "scales", index, "marks", place, "percent")
                yield pair, _filled(WORSE, fields), ref
                break


def _pair(arena: Arena, lever: Lever, worse: str, better: str) -> tuple[Invented, Invented]:
    first, second = (
        arena.bid(place, arena.high, with_option(arena.best, lever, lever.options.index(text)))
        for place, text in enumerate((worse, better))
    )
    return first, second


def _filled(text: Text, fields: Mapping[str, object]) -> Text:
    def of(lang: int) -> dict[str, object]:
        return {k: v[lang] if isinstance(v, Text) else v for k, v in fields.items()}

    return Text(text.say("nl", **of(0)), text.say("en", **of(1)))


ADVICE = (Advice(WINS, "warning", check, costly=True),)
