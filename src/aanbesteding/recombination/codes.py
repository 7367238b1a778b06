"""AB70: why a recombination cannot begin."""

from __future__ import annotations

from aanbesteding.faults import coded

NO_RULES = coded(
    "AB701",
    "no-recombination-rules",
    (
        "kader «{text}» zegt niet hoe er gerecombineerd wordt: «recombination» ontbreekt",
        "framework “{text}” does not say how to recombine: “recombination” is missing",
    ),
    (
        "voeg «recombination» toe (zie docs/formats.md), of geef een kader dat het heeft",
        "add “recombination” (see docs/formats.md), or give a framework that has it",
    ),
)
NO_ACTIVITIES = coded(
    "AB702",
    "no-activities",
    (
        "er is niets om uit te kiezen: geen organisatie die mee mag doen, noemt een activiteit",
        "there is nothing to choose from: no organisation that may take part lists an activity",
    ),
    (
        "zet onder «activities» in de inschrijvingen wat de organisaties doen",
        "list under “activities” in the bids what the organisations do",
    ),
)
TOO_MANY_PAIRS = coded(
    "AB703",
    "too-many-pairs",
    (
        "uit de synergieën volgen meer dan {limit} paren van activiteiten",
        "more than {limit} pairs of activities follow from the synergies",
    ),
    (
        "noem soorten die minder vaak voorkomen, of noem de activiteiten zelf",
        "name kinds that occur less often, or name the activities themselves",
    ),
)
NO_MARK = coded(
    "AB704",
    "no-mark-to-derive",
    (
        "coalitie «{bid}», perceel «{lot}»: «{assessor}» gaf op «{criterion}» geen enkel lid een cijfer",
        "coalition “{bid}”, lot “{lot}”: “{assessor}” gave no member a mark on “{criterion}”",
    ),
    (
        "geef ook de scorebladen bij de inschrijvingen van deze leden; een cijfer wordt niet bedacht",
        "also give the score sheets of the bids of these members; no mark is invented",
    ),
)
NOT_ACCEPTED = coded(
    "AB705",
    "derived-bid-not-accepted",
    (
        "als inschrijving klopt coalitie «{bid}» niet onder kader «{framework}»: {code}, {what}",
        "as a bid coalition “{bid}” is not right under framework “{framework}”: {code}, {what}",
    ),
    (
        "vul aan wat de inschrijvingen van de leden niet zeggen, of laat --bid of dit kader bij --under weg",
        "add what the bids of the members do not say, or leave out --bid or this framework under --under",
    ),
)
ANONYMOUS = coded(
    "AB706",
    "derived-bid-has-no-alias",
    (
        "onder kader «{text}» wordt anoniem beoordeeld: de bladen noemen aliassen, en wat afgeleid is heeft er geen",
        "under framework “{text}” assessment is anonymous: the sheets name aliases, and what is derived has none",
    ),
    (
        "laat --bid of dit kader bij --under weg; of neem, als de beoordeling klaar is, een kopie van het kader zonder «anonymous» en kopieën van de bladen die de inschrijvingen zelf noemen",
        "leave out --bid or this framework under --under; or take, once assessment is done, a copy of the framework without “anonymous” and copies of the sheets that name the bids themselves",
    ),
)
CODES = {
    code.code: code
    for code in (NO_RULES, NO_ACTIVITIES, TOO_MANY_PAIRS, NO_MARK, NOT_ACCEPTED, ANONYMOUS)
}
