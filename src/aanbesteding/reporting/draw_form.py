"""A blank record for each drawing of lots that is needed; the program never fills in an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.exact.display import euros, shortest
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.draw import FORMAT
from aanbesteding.reporting.clean import clean
from aanbesteding.scoring.draws import Situation, situations
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.texts import Lang, Text

HEAD = (
    Text(
        "Proces-verbaal van loting bij kader «{id}». Het programma loot niet: dat doen mensen.",
        "Record of a drawing of lots under the framework “{id}”. Not the program draws: people do.",
    ),
    Text(
        "Wat boven «date» staat, is de situatie waarom wordt geloot; verandert die, dan wordt de",
        "What stands above “date” is the situation that lots are drawn for; if that changes, the",
    ),
    Text(
        "loting geweigerd. Vul daarna elke lege waarde in; wat niet van toepassing is, gaat weg.",
        "draw is refused. After it, fill in every empty value; delete what does not apply.",
    ),
)
DATE = Text("jaar-maand-dag, zoals 2026-03-14", "year-month-day, such as 2026-03-14")
HELD_BY = Text("naam en hoedanigheid", "name and capacity")
PLACE = Text("mag weg", "may be left out")
WITNESSES = Text("een lijst van namen; mag weg", "a list of names; may be left out")
OUTCOME = Text(
    "elke inschrijving van «bids» één keer, in de volgorde van de loting, de eerste eerst",
    "every bid of “bids” once, in the order of the draw, the first first",
)


def draw_form(evaluation: Evaluation, lang: Lang, *, every: bool = False) -> str:
    """Return a blank record of the drawings that decide who gets a contract.

    With `every` also of the other open ties, which matter when a bid drops out. Empty when there
    is none.
    """
    framework = evaluation.framework
    lines = [line for lot in evaluation.lots for line in _lot(evaluation, lot, lang, every=every)]
    if not lines:
        return ""
    head = ["# " + clean(text.say(lang, id=framework.id)) for text in HEAD]
    head += [f"format: {FORMAT}", f"framework: {framework.id}", "draws:"]
    return "\n".join([*head, *lines]) + "\n"


def _lot(evaluation: Evaluation, lot: LotResult, lang: Lang, *, every: bool) -> Iterator[str]:
    for situation in situations(evaluation.framework, lot):
        if situation.needed or every:
            yield from _draw(evaluation, lot, situation, lang)


def _draw(
    evaluation: Evaluation, lot: LotResult, situation: Situation, lang: Lang
) -> Iterator[str]:
    names = {result.bid: result.name for result in lot.ranking}
    in_euros = AWARDS[evaluation.framework.award.type].unit in ("euro", "euro-per-point")
    yield f"  - lot: {situation.lot}  # " + clean(say(lot.lot.title, lang))
    yield f"    rank: {situation.rank}"
    yield "    bids:"
    yield from (f"      - {bid}  # " + clean(names[bid]) for bid in sorted(situation.bids))
    yield f"    total: {situation.total}" + _shown(situation.total, lang, in_euros=in_euros)
    if situation.tie_breaks:
        yield "    tie-breaks:"
    for word, value in situation.tie_breaks:
        euro = word == "price" or AWARDS[evaluation.framework.award.type].in_euros
        yield f"      {word}: {value}" + _shown(value, lang, in_euros=euro)
    yield from _blanks(("date", DATE), ("held-by", HELD_BY), ("place", PLACE), lang=lang)
    yield from _blanks(("witnesses", WITNESSES), ("outcome", OUTCOME), lang=lang)


def _shown(value: Fraction, lang: Lang, *, in_euros: bool) -> str:
    """Return what a fraction is in decimals, as a comment, where that says more."""
    if in_euros:
        return "  # " + (
            euros(value, lang) if (value * 100).denominator == 1 else "€ " + shortest(value, lang)
        )
    return "" if value.denominator == 1 else "  # " + shortest(value, lang)


def _blanks(*rows: tuple[str, Text], lang: Lang) -> Iterable[str]:
    return [f"    {key}:  # {text.say(lang)}" for key, text in rows]
