"""What an award hinges on, in a few sentences: who gets the contract, and the weakest points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aanbesteding.sensitivity.answer import Answer, Said, Section, Weak, said
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Text

MOST = 3
"""The weak points that are named."""

_WEIGHTS = Text("de gewichten", "the weights")
ON: dict[str, Text] = {
    "weights": _WEIGHTS,
    "space": _WEIGHTS,
    "scores": Text("één stap in de cijfers", "one step in the marks"),
    "prices": Text("hoogstens 1 % van een prijs", "at most 1 % of a price"),
    "rivals": Text("wie er nog meer inschrijft", "who else bids"),
    "panel": Text("wie er beoordeelt", "who is on the panel"),
    "readings": Text("wat het kader openlaat", "what the framework leaves open"),
}
"""What an award can hinge on, by the section that finds it. The other sections look for none."""


class Summary(NamedTuple):
    """The outcome, whether it hinges on anything, and the weakest points, the weakest first."""

    outcome: Said
    hinges: bool
    points: tuple[Weak, ...]


def summary(case: Case, answers: Sequence[tuple[Section, Answer]]) -> Summary:
    """Return the summary of a lot."""
    found = [(section.id, weak) for section, answer in answers for weak in answer.weak]
    points = sorted(
        (weak for _, weak in found),
        key=lambda weak: (not weak.hinges, weak.size, weak.said.code, weak.said.say("en")),
    )
    hinges = any(weak.hinges for weak in points) or len(case.holders) > case.base.contracts
    on = {section for section, weak in found if weak.hinges}
    asked = {section.id for section, _ in answers} & ON.keys()
    return Summary(_outcome(case, on, asked), hinges, tuple(points[:MOST]))


def _outcome(case: Case, on: set[str], asked: set[str]) -> Said:
    """Say who gets the contract and what it hinges on; `asked` are the sections that looked."""
    names = _names(case, case.holders)
    contracts = case.base.contracts
    if not case.holders:
        return said(
            "no-admissible-bid",
            "Er is geen toegelaten inschrijving; er is niets te gunnen.",
            "There is no admissible bid; there is nothing to award.",
        )
    if len(case.holders) > contracts:
        return _tie(case)
    if len(case.base.ranking) == 1:
        return said(
            "one-admissible-bid",
            "{names} is de enige toegelaten inschrijving; geen ander kan winnen zolang niemand anders wordt toegelaten.",
            "{names} is the only admissible bid; nobody else can win as long as nobody else is admitted.",
            names=names,
        )
    if on:
        what = list(dict.fromkeys(words for section, words in ON.items() if section in on))
        return said(
            "hinges",
            "De gunning aan {names} hangt af van {what}: een kleine verandering daarin is genoeg voor een andere uitkomst.",
            "The award to {names} hinges on {what}: a small change there is enough for another outcome.",
            names=names,
            what=_listed(what),
        )
    if asked < ON.keys():
        return _partly(names, asked)
    return said(
        "robust",
        "De gunning aan {names} is robuust: geen kleine verandering die hier is onderzocht, geeft een andere uitkomst.",
        "The award to {names} is robust: no small change that was examined here gives another outcome.",
        names=names,
    )


def _partly(names: Text, asked: set[str]) -> Said:
    """Say that nothing was found, where not everything was looked for."""
    if not asked:
        return said(
            "not-examined",
            "De opdracht gaat naar {names}. Of dat van iets kleins afhangt, is hier niet onderzocht.",
            "The contract goes to {names}. Whether that hinges on anything small was not examined here.",
            names=names,
        )
    return said(
        "robust-so-far",
        "De opdracht gaat naar {names}. In de onderzochte onderdelen geeft geen kleine verandering een andere uitkomst; de rest is niet onderzocht.",
        "The contract goes to {names}. In the sections that were examined no small change gives another outcome; the rest was not examined.",
        names=names,
    )


def _tie(case: Case) -> Said:
    """Say between whom lots must be drawn, and what was drawn if they were."""
    rank, last = next(
        (rank, bids)
        for rank, bids in case.base.groups
        if rank <= case.base.contracts < rank + len(bids)
    )
    fields = {"rank": rank, "names": _names(case, last)}
    drawn = case.evaluation.lots[case.index].draws
    if any(set(one.bids) >= set(last) for one in drawn):
        return said(
            "tie-drawn",
            "Op rang {rank} eindigen {names} precies gelijk; de loting besliste. Het kleinste verschil in een totaal had beslist.",
            "At rank {rank} {names} are exactly equal; the drawing of lots decided. The smallest difference in a total would have decided.",
            **fields,
        )
    return said(
        "tie",
        "Op rang {rank} eindigen {names} precies gelijk; er moet worden geloot. Het kleinste verschil in een totaal had beslist.",
        "At rank {rank} {names} are exactly equal; lots must be drawn. The smallest difference in a total would have decided.",
        **fields,
    )


def _names(case: Case, bids: Iterable[str]) -> Text:
    """Return names in a row: A, B and C."""
    return _listed([Text(*2 * [case.name(bid)]) for bid in bids])


def _listed(words: Sequence[Text]) -> Text:
    """Return words in a row: a, b and c."""
    *head, last = words or [Text("", "")]
    if not head:
        return last
    return Text(
        f"{', '.join(word.nl for word in head)} en {last.nl}",
        f"{', '.join(word.en for word in head)} and {last.en}",
    )
