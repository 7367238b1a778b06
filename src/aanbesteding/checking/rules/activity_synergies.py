"""AB472, AB473: what the rules of a recombination name is among the bids, and synergies join two."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.offered import activities
from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.recombination import Recombination
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

ABSENT = coded(
    "AB472",
    "not-among-the-bids",
    (
        "{kind} «{text}» komt in deze inschrijvingen niet voor{guess}",
        "there is no {kind} “{text}” among these bids{guess}",
    ),
    (
        "verbeter de naam, verwijder de regel, of geef alle inschrijvingen; er is: {known}",
        "mend the name, delete the rule, or give all bids; there is: {known}",
    ),
)
ONE = coded(
    "AB473",
    "synergy-of-one-organisation",
    (
        "beide activiteiten zijn van «{text}»; een synergie is wat verschillende organisaties samen meer waard zijn",
        "both activities are of “{text}”; a synergy is what different organisations are worth more together",
    ),
    ("noem activiteiten van twee organisaties", "name activities of two organisations"),
)
ACTIVITY, KIND = Text("activiteit", "activity"), Text("soort activiteit", "kind of activity")
ORGANISATION = Text("organisatie", "organisation")
KIND_OF_MEMBER = Text("soort organisatie", "kind of organisation")


def check_known(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every name in the rules of a recombination that no bid has."""
    block = framework.recombination
    if block is None:
        return
    for kind, text, known, route in _names(block, dossier):
        if text not in known:
            fields = unknown(kind, text, list(known), did_you_mean(text, known))
            yield at(ABSENT, in_framework(framework, "recombination", *route), **fields)


Name = tuple[Text, str, dict[str, None], Route]


def _names(block: Recombination, dossier: Dossier) -> Iterator[Name]:
    offered = [one.activity for one in activities(dossier)]
    members = [member for bid in dossier.bids for member in bid.tenderer.members]
    names = dict.fromkeys(one.id for one in offered)
    kinds = dict.fromkeys(one.kind for one in offered)
    for index, synergy in enumerate(block.synergies):
        for number, text in enumerate(synergy.activities or ()):
            yield ACTIVITY, text, names, ("synergies", index, "activities", number)
        for number, text in enumerate(synergy.kinds or ()):
            yield KIND, text, kinds, ("synergies", index, "kinds", number)
    organisations = dict.fromkeys(member.organisation for member in members)
    for index, apart in enumerate(block.rules.apart):
        for number, text in enumerate(apart.organisations):
            here = ("rules", "apart", index, "organisations", number)
            yield ORGANISATION, text, organisations, here
    of_members = dict.fromkeys(member.kind for member in members if member.kind is not None)
    for index, text in enumerate(block.rules.volunteers.kinds if block.rules.volunteers else ()):
        yield KIND_OF_MEMBER, text, of_members, ("rules", "volunteers", "kinds", index)


def check_two(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield synergies between activities of one organisation."""
    owners = {one.activity.id: one.activity.organisation for one in activities(dossier)}
    block = framework.recombination
    for index, synergy in enumerate(block.synergies if block else ()):
        found = {owners.get(name) for name in synergy.activities or ()}
        if len(found) == 1 and None not in found:
            ref = in_framework(framework, "recombination", "synergies", index, "activities")
            yield at(ONE, ref, text=found.pop())


RULES = (
    Rule(ABSENT, check_known, on_framework=False, on_activities="all"),
    Rule(ONE, check_two, on_framework=False, on_activities="all"),
)
