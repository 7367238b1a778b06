"""The sentences and remarks of section prices."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import euros, number, shortest
from aanbesteding.scoring.evaluation import BidResult, LotResult
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Said, Weak, said, total_of
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.pricing.bounds import price_counts
from aanbesteding.sensitivity.pricing.limits import Limit, Limits
from aanbesteding.sensitivity.pricing.search import POINTS
from aanbesteding.sensitivity.pricing.trial import State, in_euros, state_of
from aanbesteding.sensitivity.rerun import Rerun
from aanbesteding.sensitivity.weighing.words import names
from aanbesteding.texts import Text

NEAR = Fraction(1, 100)
"""An award hinges on a price that differs at most this part of itself."""

NOW: dict[State, Text] = {
    "wins": Text("wint", "wins"),
    "draws": Text("deelt de laatste opdracht", "shares the last contract"),
    "loses": Text("wint niet", "does not win"),
    "out": Text("uitgesloten of terzijde gelegd", "excluded or set aside"),
    "none": Text("geen uitkomst", "no outcome"),
}


def nobody() -> Said:
    """Say that there is nothing to ask."""
    return said(
        "no-bid-priced",
        "Er is voor dit perceel geen inschrijving met een prijs.",
        "There is no bid with a price for this lot.",
    )


def fixed_price(case: Case) -> Iterator[Said]:
    """Say that the price is fixed; and who stated another one and would have won with this one."""
    fixed = case.framework.lots[case.index].fixed_price
    assert fixed is not None
    yield said(
        "fixed-price",
        "De prijs staat vast op {price}. Geen andere prijs kan de uitkomst veranderen.",
        "The price is fixed at {price}. No other price can change the outcome.",
        price=both(euros, fixed),
    )
    rerun = Rerun(case)
    for bid in case.base.excluded:
        if all(reason.kind == "price" for reason in bid.reasons):
            state = state_of(rerun.result({bid.bid: Fraction(fixed)}), bid.bid)
            yield said(
                "other-price-stated",
                "{bid} is terzijde gelegd omdat zij een andere prijs noemt. Met de vaste prijs: {state}.",
                "{bid} was set aside because it states another price. With the fixed price: {state}.",
                bid=case.name(bid.bid),
                state=NOW[state],
            )


def about(case: Case, found: Limits) -> Iterator[Said]:
    """Say what must be known of these prices."""
    if not case.base.ranking:
        yield said(
            "no-admissible-bid",
            "Geen inschrijving is toegelaten. De tabel zegt of een andere prijs dat had veranderd.",
            "No bid was admitted. The table says whether another price would have changed that.",
        )
    if not price_counts(case):
        yield said(
            "price-does-not-count",
            "De prijs telt in geen enkel criterium en niet in het totaal; hij kan een inschrijving alleen buiten de grenzen brengen.",
            "The price counts in no criterion and not in the total; it can only bring a bid outside the bounds.",
        )
    offers = [bid.offer(case.lot) for bid in case.dossier.bids]
    if any(offer is not None and offer.price is None for offer in offers):
        yield said(
            "total-price",
            "Bedoeld is de prijs die telt, dus het totaal van prijzenblad, mandje of levenscyclus. Welke regel daarvoor anders moet zijn, staat hier niet.",
            "What is meant is the price that counts: the total of a price sheet, a basket or a life cycle. Which line would have to differ is not said here.",
        )
    if not all(limit.certain for limit in found.bids):
        yield said(
            "may-be-more",
            "Bij deze rekenwijze is niet zeker dat een lagere prijs nooit slechter is. Er zijn {count} prijzen verspreid geprobeerd, met de prijzen van de inschrijvingen en de aangekondigde grenzen; waar de uitkomst daartussen wisselt, is dat tot op de cent gezocht. Er kunnen nog andere prijzen zijn.",
            "Under this calculation it is not certain that a lower price is never worse. {count} prices spread out were tried, with those of the bids and the announced bounds; where the outcome switches between them, that was found to the cent. There may be other prices.",
            count=POINTS + 1,
        )


def summary(case: Case, found: Limits) -> Iterator[Said]:
    """Say which loser is nearest, and how much dearer each winner could have been."""
    losers = [limit for limit in found.bids if limit.now != "wins"]
    near = min(
        (limit for limit in losers if limit.wins is not None),
        key=lambda limit: (size_of(limit), limit.bid),
        default=None,
    )
    if near is not None:
        yield would_have_won(case, near)
    elif losers:
        yield said(
            "no-price-wins",
            "Geen van de andere inschrijvingen had met een andere prijs gewonnen.",
            "None of the other bids would have won with another price.",
        )
    for limit in found.bids:
        if limit.now == "wins":
            yield _slack(case, limit)


def would_have_won(case: Case, limit: Limit) -> Said:
    """Say at which price a bid that does not win would have won."""
    assert limit.wins is not None
    fields = {
        "bid": case.name(limit.bid),
        "price": both(euros, in_euros(limit.wins)),
        "own": both(euros, limit.price),
        "part": _percent(size_of(limit)),
        "difference": both(euros, abs(in_euros(limit.wins) - limit.price)),
    }
    if in_euros(limit.wins) > limit.price:
        return said(
            "would-have-won-dearer",
            "{bid} had met een prijs van {price} gewonnen: {difference} hoger dan haar prijs van {own} ({part} %).",
            "{bid} would have won with a price of {price}: {difference} above its price of {own} ({part} %).",
            **fields,
        )
    return said(
        "would-have-won",
        "{bid} had met een prijs van {price} gewonnen: {difference} lager dan haar prijs van {own} ({part} %).",
        "{bid} would have won with a price of {price}: {difference} below its price of {own} ({part} %).",
        **fields,
    )


def _slack(case: Case, limit: Limit) -> Said:
    assert limit.wins is not None
    name, price = case.name(limit.bid), both(euros, won_at(limit))
    if limit.unlimited and limit.beyond is None and limit.certain:
        return said(
            "wins-at-any-price",
            "{bid} had bij elke hogere prijs gewonnen.",
            "{bid} would have won at any higher price.",
            bid=name,
        )
    return said(
        "winner-slack",
        "{bid} had tot en met {price} gewonnen: {difference} boven haar prijs ({part} %).",
        "{bid} would have won up to {price}: {difference} above its price ({part} %).",
        bid=name,
        price=price,
        difference=both(euros, won_at(limit) - limit.price),
        part=_percent(size_of(limit)),
    )


def _percent(part: Fraction) -> Text:
    """Return a part in per cent, in two decimals; never 0.00 for what differs."""
    if 0 < part < Fraction(1, 20000):
        return Text("minder dan 0,01", "less than 0.01")
    return both(number, part * 100)


def won_at(limit: Limit) -> Fraction:
    """Return the price in euros at which a bid wins; a winner's own price can be finer than cents."""
    assert limit.wins is not None
    price = in_euros(limit.wins)
    return max(price, limit.price) if limit.now == "wins" else price


def size_of(limit: Limit) -> Fraction:
    """Return how far the price at which a bid wins lies from its own, as a part of its own."""
    difference = abs(won_at(limit) - limit.price)
    if limit.price == 0:
        return Fraction(1 if difference else 0)
    return difference / limit.price


# --- remarks --------------------------------------------------------------------------------


def remark(case: Case, limit: Limit) -> Text | None:
    """Say what a price in the table leaves open: why there is none, or what lies beyond it."""
    if limit.now == "wins":
        return _beyond(case, limit)
    if limit.wins is not None:
        return None
    low = both(euros, in_euros(limit.low))
    state = state_of(limit.at_low, limit.bid)
    if limit.draws is not None:
        return Text("wint met geen prijs, deelt hoogstens", "wins at no price, shares at best")
    if state == "out":
        return _both_filled(
            Text("ook voor {low} terzijde: {reasons}", "set aside at {low} too: {reasons}"),
            low=low,
            reasons=_reasons(limit.at_low, limit.bid),
        )
    if state == "none":
        text = Text(
            "geen prijs gevonden waarbij zij wint; bij {low} is er geen uitkomst",
            "no price was found at which it wins; at {low} there is no outcome",
        )
        return _both_filled(text, low=low)
    if not limit.certain:
        return Text("geen prijs gevonden waarbij zij wint", "no price was found at which it wins")
    assert limit.at_low is not None
    own = limit.at_low.result(limit.bid)
    last = limit.at_low.ranking[limit.at_low.contracts - 1]
    assert own is not None
    text = Text(
        "wint ook voor {low} niet: totaal {own} tegen {total} van {bid}",
        "does not win at {low} either: total {own} against {total} of {bid}",
    )
    if case.framework.award.type == "points" and _dominates(last, own):
        text = Text(
            text.nl + ", die ook dan op elk criterium minstens zoveel punten heeft",
            text.en + ", which has at least as many points on every criterion even then",
        )
    return _both_filled(
        text,
        low=low,
        own=both(shortest, total_of(own)),
        total=both(shortest, total_of(last)),
        bid=case.name(last.bid),
    )


def _dominates(one: BidResult, other: BidResult) -> bool:
    """Whether a bid has no fewer points than another on any criterion."""
    return all(one.points(score.criterion) >= score.points for score in other.walk())


def _beyond(case: Case, limit: Limit) -> Text | None:
    """Say what happens above the highest price at which a winner wins."""
    if limit.beyond is None:
        if limit.unlimited and limit.certain:
            return Text("wint bij elke hogere prijs", "wins at any higher price")
        return Text("daarboven is er geen uitkomst", "above that there is no outcome")
    if state_of(limit.beyond, limit.bid) == "out":
        return _both_filled(
            Text("daarboven terzijde: {reasons}", "above that set aside: {reasons}"),
            reasons=_reasons(limit.beyond, limit.bid),
        )
    others = successors(case, limit)
    if not others:
        return Text("daarboven niet verder gezocht", "not looked further above that")
    if _drawn(case, limit):
        text = Text("daarboven loting, met {names}", "above that lots are drawn, with {names}")
    else:
        text = Text("daarboven wint {names}", "above that {names} wins")
    return _both_filled(text, names=names(case, others))


def _drawn(case: Case, limit: Limit) -> bool:
    """Whether lots must be drawn a cent beyond the slack."""
    return len(holders(limit.beyond)) > case.base.contracts


def successors(case: Case, limit: Limit) -> tuple[str, ...]:
    """Return who would get a contract beyond the slack, and do not get one now."""
    now = {bid.bid for bid in case.base.winners}
    return tuple(bid for bid in holders(limit.beyond) if bid not in now)


def _reasons(result: LotResult | None, bid: str) -> Text:
    found = result.result(bid) if result is not None else None
    reasons = found.reasons if found is not None else ()
    return Text(
        "; ".join(reason.say("nl") for reason in reasons),
        "; ".join(reason.say("en") for reason in reasons),
    )


def _both_filled(text: Text, **fields: object) -> Text:
    filled = Said("", text, tuple(fields.items()))
    return Text(filled.say("nl"), filled.say("en"))


# --- weak points ----------------------------------------------------------------------------


def would_have_lost(case: Case, limit: Limit, others: tuple[str, ...]) -> Weak:
    """Return the least rise of a winner's price by which a contract goes to another."""
    assert limit.wins is not None
    price = in_euros((limit.wins if limit.draws is None else limit.draws) + 1)
    size = (price - limit.price) / limit.price if limit.price else Fraction(1)
    fields = {
        "bid": case.name(limit.bid),
        "price": both(euros, price),
        "part": _percent(size),
        "others": names(case, others),
    }
    if _drawn(case, limit):
        sentence = said(
            "would-have-drawn",
            "{bid} had met een prijs van {price} of hoger ({part} % boven haar prijs) de opdracht niet gekregen; het lot had beslist, met {others} in de loting.",
            "{bid} would not have got the contract with a price of {price} or more ({part} % above its price); lots would have been drawn, {others} among them.",
            **fields,
        )
    else:
        sentence = said(
            "would-have-lost",
            "{bid} had met een prijs van {price} of hoger ({part} % boven haar prijs) de opdracht niet gekregen; die was naar {others} gegaan.",
            "{bid} would not have got the contract with a price of {price} or more ({part} % above its price); it would have gone to {others}.",
            **fields,
        )
    return Weak(min(size, Fraction(1)), size <= NEAR, sentence)
