"""The sentences of section rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aanbesteding.exact.display import euros
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Said, said
from aanbesteding.sensitivity.case import Case, Holders
from aanbesteding.sensitivity.pricing.search import POINTS
from aanbesteding.sensitivity.pricing.trial import in_euros
from aanbesteding.sensitivity.rivalry.extra import Extras, Quality, Switch
from aanbesteding.sensitivity.rivalry.left_out import MOST, Absences, LeftOut, sees_others
from aanbesteding.texts import Text

POLICIES = {
    "keep-ranking": Text("de anderen schuiven op", "the others move up"),
    "rescore": Text("alles wordt opnieuw berekend", "all is worked out again"),
    "not-announced": Text("niet aangekondigd", "not announced"),
}
QUALITY: dict[Quality, Text] = {
    "worst": Text("de laagste toegelaten kwaliteit", "the lowest admitted quality"),
    "best": Text("de hoogste kwaliteit", "the highest quality"),
}
NOTE = Text(
    "Van de tweetallen staan hier alleen die de volgorde van de anderen veranderen, of waarbij er geen uitkomst is. Meer namen dan opdrachten: dan beslist het lot.",
    "Of the pairs only those are here that change the order of the others, or that have no outcome. More names than contracts: then lots are drawn.",
)
NOBODY = Text("niemand", "nobody")


def named(case: Case, bids: Sequence[str]) -> Text:
    """Name bids in a row: A, B and C."""
    names = [case.name(bid) for bid in bids]
    if not names:
        return NOBODY
    if len(names) == 1:
        return Text(names[0], names[0])
    first = ", ".join(names[:-1])
    return Text(f"{first} en {names[-1]}", f"{first} and {names[-1]}")


def held_by(case: Case, held: Holders) -> Text:
    """Name who hold; more of them than there are contracts draw lots for the last."""
    names = named(case, held)
    if len(held) <= case.base.contracts:
        return names
    return Text(f"{names.nl} (na loting)", f"{names.en} (after drawing lots)")


def none_admitted() -> Said:
    """Say that there is no order to change."""
    return said(
        "no-admissible-bid",
        "Geen inschrijving is toegelaten, dus er is geen volgorde die kan veranderen.",
        "No bid was admitted, so there is no order that could change.",
    )


def policy(case: Case) -> Said:
    """Say what is announced about bids that drop out."""
    return said(
        "drop-out-policy",
        "Wat bij uitval geldt volgens het kader: {policy}.",
        "What holds when a bid drops out, by the framework: {policy}.",
        policy=POLICIES[case.framework.policies.drop_out],
    )


def certificate(case: Case, found: Absences) -> Iterator[Said]:
    """Say whether the order of the others ever changes, and how much was tried."""
    singles = [one for one in found.singles if one.turns]
    pairs = [one for one in found.pairs if one.turns]
    without = [one for one in (*found.singles, *found.pairs) if one.rescore is None]
    tried = {"bids": len(found.singles), "pairs": found.tried}
    if singles or pairs:
        yield said(
            "reversal",
            "Wordt alles opnieuw berekend, dan veranderen {singles} van de {bids} inschrijvingen en {double} van de {pairs} onderzochte tweetallen bij uitval de volgorde van de anderen.",
            "When all is worked out again, {singles} of the {bids} bids and {double} of the {pairs} pairs that were tried change the order of the others by dropping out.",
            singles=len(singles),
            double=len(pairs),
            **tried,
        )
    elif not without and (not found.worked_out or found.tried == found.all_pairs):
        yield said(
            "no-reversal",
            "Geen inschrijving en geen tweetal dat uitvalt, verandert de volgorde van de anderen.",
            "No bid or pair of bids that drops out changes the order of the others.",
        )
    else:
        yield said(
            "no-reversal-found",
            "Van de {bids} inschrijvingen en {pairs} tweetallen die zijn weggelaten, verandert er geen de volgorde van de anderen, voor zover er een uitkomst is.",
            "Of the {bids} bids and {pairs} pairs that were left out, none changes the order of the others as far as there is an outcome.",
            **tried,
        )
    yield from _scope(case, found)
    if without:
        yield said(
            "no-outcome-without",
            "Zonder {names} heeft het kader geen uitkomst.",
            "Without {names} the framework has no outcome.",
            names=named(case, without[0].bids),
        )


def _scope(case: Case, found: Absences) -> Iterator[Said]:
    if not found.worked_out:
        yield said(
            "absolute",
            "Elke inschrijving wordt op zichzelf beoordeeld; daarom hoefden tweetallen niet te worden doorgerekend.",
            "Every bid is assessed by itself; so pairs did not have to be worked out.",
        )
    elif not sees_others(case):
        yield said(
            "absolute-but-shared",
            "Elke inschrijving wordt op zichzelf beoordeeld, maar wie een organisatie deelt met een ander kan worden uitgesloten; alle {count} tweetallen zijn doorgerekend.",
            "Every bid is assessed by itself, but who shares an organisation with another can be excluded; all {count} pairs were worked out.",
            count=found.tried,
        )
    if found.worked_out and found.tried < found.all_pairs:
        yield said(
            "pairs-capped",
            "Van de {all} tweetallen zijn er {count} doorgerekend: die van de eerste {most} inschrijvingen, in de volgorde van de rangorde.",
            "Of the {all} pairs {count} were worked out: those of the first {most} bids, in the order of the ranking.",
            all=found.all_pairs,
            count=found.tried,
            most=MOST,
        )


def loser_decides(case: Case, one: LeftOut) -> Said:
    """Say that bids that do not win decide by their presence who does."""
    assert one.rescored is not None
    return said(
        "loser-decides",
        "{bids} wint niet, maar zonder die inschrijving was de opdracht bij herberekening niet naar {now} gegaan en wel naar {then}."
        if len(one.bids) == 1
        else "{bids} winnen niet, maar zonder beide was de opdracht bij herberekening niet naar {now} gegaan en wel naar {then}.",
        "{bids} does not win, but without that bid and with all worked out again the contract would not have gone to {now} but to {then}."
        if len(one.bids) == 1
        else "{bids} do not win, but without both and with all worked out again the contract would not have gone to {now} but to {then}.",
        bids=named(case, one.bids),
        now=held_by(case, case.holders),
        then=held_by(case, one.rescored),
    )


def no_extra_needed() -> Said:
    """Say that an extra bid cannot matter."""
    return said(
        "extra-cannot-matter",
        "Punten en totalen hangen niet van andere inschrijvingen af: een extra inschrijving die niet wint, verandert niets.",
        "Points and totals do not depend on other bids: an extra bid that does not win changes nothing.",
    )


def cannot_invent() -> Said:
    """Say that no extra bid could be made up."""
    return said(
        "extra-not-invented",
        "Er is geen toegelaten extra inschrijving te bedenken om dit mee te onderzoeken.",
        "No admitted extra bid could be made up to examine this with.",
    )


def looked_for_extra(case: Case, found: Extras) -> Iterator[Said]:
    """Say how an extra bid was looked for, and what was found."""
    yield said(
        "extra-bid-tried",
        "Een denkbeeldige extra inschrijving is geprobeerd met {quality}, voor prijzen van {low} tot en met {high}: in {count} gelijke delen, en rond de prijzen van de inschrijvingen en de aangekondigde grenzen. Waar de winnaar wisselt, is dat tot op de cent gezocht; wat geheel tussen twee prijzen valt, is niet gezien.",
        "An imaginary extra bid was tried with {quality}, at prices from {low} up to {high}: in {count} equal parts, and around the prices of the bids and the announced bounds. Where the winner switches, that was found to the cent; what lies wholly between two prices was not seen.",
        quality=_qualities(found),
        low=both(euros, in_euros(found.low)),
        high=both(euros, in_euros(found.high)),
        count=POINTS,
    )
    if not found.switches:
        yield said(
            "no-extra-bid",
            "Er is geen prijs gevonden waarbij zij de winnaar verandert zonder zelf te winnen.",
            "No price was found at which it changes the winner without winning itself.",
        )
    for quality in found.tried:
        here = [one for one in found.switches if one.quality == quality]
        if here:
            yield extra_decides(case, here[0])


def _qualities(found: Extras) -> Text:
    return Text(
        " en met ".join(QUALITY[one].nl for one in found.tried),
        " and with ".join(QUALITY[one].en for one in found.tried),
    )


def extra_decides(case: Case, one: Switch) -> Said:
    """Say that a bid that was never made would have decided who wins."""
    return said(
        "extra-bid-decides",
        "Een extra inschrijving met {quality} en een prijs van {low} tot en met {high} had zelf niet gewonnen, maar de opdracht was dan niet naar {now} gegaan en wel naar {then}.",
        "An extra bid with {quality} and a price from {low} up to {high} would not have won, but the contract would not have gone to {now} but to {then}.",
        quality=QUALITY[one.quality],
        low=both(euros, in_euros(one.low)),
        high=both(euros, in_euros(one.high)),
        now=held_by(case, case.holders),
        then=held_by(case, one.holders),
    )
