"""Blank forms under a framework: a bid and a score sheet with every key that must be filled in.

Nothing is filled in beforehand: `score` refuses the form until a person has done so, because a
mark or a fact that nobody gave must never reach an award.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.bid import PARTNERS, Bid
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.framework import (
    Criterion,
    FactDeclaration,
    Framework,
    LabelledScale,
    Scale,
)
from aanbesteding.model.values import scale_marks
from aanbesteding.reporting.clean import clean
from aanbesteding.texts import Lang, Text

BID_HEAD = Text(
    "Inschrijving bij kader «{id}». Vul elke lege waarde in; wat niet van toepassing is, gaat weg.",
    "Bid under the framework “{id}”. Fill in every empty value; delete what does not apply.",
)
MEMBERS = Text(
    "één sole; of een lead en members, met een «share» (samen 100)",
    "one sole; or a lead and members, with a “share” (together 100)",
)
PRICE = Text("in euro's; of «price-sheet» met lines", "in euros; or “price-sheet” with lines")
SHEET_HEAD = Text(
    "Scoreblad bij kader «{id}». Vul bij elk criterium het cijfer en de motivering in.",
    "Score sheet under the framework “{id}”. Fill in the mark and the reason for each criterion.",
)
MARKS = Text("mogelijk: {marks}", "possible: {marks}")
SCALE = Text(
    "Wat de cijfers van schaal «{scale}» betekenen:", "What the marks of scale “{scale}” mean:"
)
OFFERED = Text("in euro's; of «blocks» met aantallen", "in euros; or “blocks” with numbers")
YES_NO = Text("ja of nee", "ja (yes) or nee (no)")


def bid_form(framework: Framework, lang: Lang) -> str:
    """Return a blank bid under a framework."""
    return "\n".join(_bid(framework, lang)) + "\n"


def _bid(framework: Framework, lang: Lang) -> Iterator[str]:
    by_level = {
        level: [fact for fact in framework.facts if fact.level == level]
        for level in ("member", "bid", "lot")
    }
    yield "# " + _comment(BID_HEAD.say(lang, id=framework.id))
    yield from ("format: aanbesteding/bid/1", "id:", "tenderer:", "  name:")
    yield f"  members:  # {MEMBERS.say(lang)}"
    yield from ("    - organisation:", "      name:", "      role: sole")
    grounds = [
        ground for ground in framework.exclusion_grounds if set(ground.applies_to) & set(PARTNERS)
    ]
    if grounds:
        yield "      declarations:"
    for ground in grounds:
        title = _comment(say(ground.title, lang))
        yield f"        {ground.id}:  # {title} ({YES_NO.say(lang)})"
    yield from _facts(by_level["member"], "      ", lang)
    yield from _facts(by_level["bid"], "", lang)
    yield "lots:"
    for lot in framework.lots:
        yield f"  - lot: {lot.id}"
        if lot.fixed_price is None:
            yield f"    price:  # {PRICE.say(lang)}"
        yield from _facts(by_level["lot"], "    ", lang)
        yield from _costs(framework, lot.id, lang)


def _costs(framework: Framework, lot: str, lang: Lang) -> Iterator[str]:
    """Yield the cost elements of a lot, and what there is to say on social return."""
    real, social = framework.real_price, framework.social_return
    if real is not None and real.holds_for(lot):
        yield "    cost-elements:"
        for element in real.elements:
            yield f"      {element.id}:  # " + _comment(say(element.title, lang))
    if social is not None and social.as_ == "contract-requirement":
        yield "    social-return:"
        yield f"      value:  # {OFFERED.say(lang)}"


def _facts(facts: list[FactDeclaration], indent: str, lang: Lang) -> Iterator[str]:
    if facts:
        yield f"{indent}facts:"
    for fact in facts:
        kind = ", ".join(fact.choices or ())
        if fact.type == "yes-no":
            kind = YES_NO.say(lang)
        elif fact.unit is not None:
            kind = say(fact.unit, lang)
        tail = f" ({kind})" if kind else ""
        yield f"{indent}  {fact.id}:  # " + _comment(say(fact.title, lang) + tail)


def sheet_form(
    framework: Framework,
    bids: tuple[Bid, ...],
    assessor: str,
    lang: Lang,
    aliases: Mapping[str, str] | None = None,
) -> str:
    """Return a blank score sheet for an assessor (or `consensus`) and bids.

    With the aliases of bids nothing in it tells who the tenderers are, not even the order. Empty
    when there is nothing for this assessor to judge.
    """
    named = {bid.id: (bid.id, "  # " + _comment(bid.tenderer.name)) for bid in bids}
    if aliases is not None:
        named = {bid.id: (aliases[bid.id], "") for bid in bids}
        bids = by_alias(bids, aliases)
    marks = list(_marks(framework, bids, named, assessor, lang))
    head = ["# " + _comment(SHEET_HEAD.say(lang, id=framework.id))]
    for scale in framework.scales:
        meant = meanings(scale, lang).items()
        head += ["# " + _comment(SCALE.say(lang, scale=scale.id))] if meant else []
        head += ["#   " + _comment(f"{mark}: {meaning}") for mark, meaning in meant]
    head += ["format: aanbesteding/scores/1", f"framework: {framework.id}"]
    head += [f"framework-version: {json.dumps(framework.version, ensure_ascii=False)}"]
    if assessor == "consensus":
        head += ["kind: consensus"]
    else:
        head += ["kind: individual", f"assessor: {assessor}"]
    return "\n".join([*head, "marks:", *marks]) + "\n" if marks else ""


def by_alias(bids: tuple[Bid, ...], aliases: Mapping[str, str]) -> tuple[Bid, ...]:
    """Return bids in an order that tells nothing."""
    return tuple(sorted(bids, key=lambda bid: aliases[bid.id]))


def _marks(
    framework: Framework,
    bids: tuple[Bid, ...],
    names: Mapping[str, tuple[str, str]],
    assessor: str,
    lang: Lang,
) -> Iterator[str]:
    above: tuple[str, str] | None = None
    for one in asked(framework, bids, assessor):
        if above is None or above[0] != one.bid.id:
            yield "  {}:{}".format(*names[one.bid.id])
        if above != (one.bid.id, one.lot):
            yield f"    {one.lot}:"
        above = (one.bid.id, one.lot)
        yield f"      {one.criterion.id}:  # " + _comment(say(one.criterion.title, lang))
        marks = ", ".join(scale_marks(one.scale))
        yield "        mark:  # " + _comment(MARKS.say(lang, marks=marks))
        yield "        reason:"


class Asked(NamedTuple):
    """A mark that a form asks for."""

    bid: Bid
    lot: str
    criterion: Criterion
    scale: Scale


def asked(framework: Framework, bids: tuple[Bid, ...], assessor: str) -> Iterator[Asked]:
    """Yield the marks that an assessor gives, or the panel in `consensus`."""
    scales = {scale.id: scale for scale in framework.scales}
    for bid in bids:
        for index, lot in enumerate(framework.lots):
            if bid.offer(lot.id) is None:
                continue
            for node in walk(framework, *criteria_of(framework, index)):
                if node.scale is not None and _judges(node.criterion, assessor):
                    yield Asked(bid, lot.id, node.criterion, scales[node.scale])


def _judges(criterion: Criterion, assessor: str) -> bool:
    """Whether a form asks an assessor for a mark; on a node by consensus only for the joint one."""
    if assessor == "consensus":
        return True
    named = criterion.method.assessors if isinstance(criterion.method, RatingScale) else ()
    return named is None or assessor in named


def meanings(scale: Scale, lang: Lang) -> dict[str, str]:
    """Return what it takes to get the marks of a scale, as far as the framework says it."""
    of = scale.marks if isinstance(scale, LabelledScale) else scale.meanings
    return {one.mark: say(one.meaning, lang) for one in of if one.meaning is not None}


def _comment(text: str) -> str:
    """A text that cannot end its comment."""
    return clean(text)
