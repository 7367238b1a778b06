"""What an award hinges on, in a few sentences: who gets the contract, and the weakest points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aanbesteding.sensitivity.answer import Answer, Said, Section, Weak, said
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Text

MOST = 3
"""The weak points that are named."""


class Summary(NamedTuple):
    """The outcome, whether it hinges on anything, and the weakest points, the weakest first."""

    outcome: Said
    hinges: bool
    points: tuple[Weak, ...]


def summary(case: Case, answers: Iterable[tuple[Section, Answer]]) -> Summary:
    """Return the summary of a lot."""
    points = sorted(
        (weak for _, answer in answers for weak in answer.weak),
        key=lambda weak: (not weak.hinges, weak.size, weak.said.code, weak.said.say("en")),
    )
    hinges = any(weak.hinges for weak in points) or len(case.holders) > case.base.contracts
    return Summary(_outcome(case, hinges=hinges), hinges, tuple(points[:MOST]))


def _outcome(case: Case, *, hinges: bool) -> Said:
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
    if hinges:
        return said(
            "hinges",
            "De gunning aan {names} hangt aan een klein verschil.",
            "The award to {names} hinges on a small difference.",
            names=names,
        )
    return said(
        "robust",
        "De gunning aan {names} is robuust: geen kleine verandering die hier is onderzocht, geeft een andere uitkomst.",
        "The award to {names} is robust: no small change that was examined here gives another outcome.",
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
            "Op rang {rank} eindigen {names} precies gelijk; de loting besliste. Elk klein verschil beslist.",
            "At rank {rank} {names} are exactly equal; the drawing of lots decided. Any small difference decides.",
            **fields,
        )
    return said(
        "tie",
        "Op rang {rank} eindigen {names} precies gelijk; er moet worden geloot. Elk klein verschil beslist.",
        "At rank {rank} {names} are exactly equal; lots must be drawn. Any small difference decides.",
        **fields,
    )


def _names(case: Case, bids: Iterable[str]) -> Text:
    """Return names in a row: A, B and C."""
    names = [case.name(bid) for bid in bids]
    if len(names) < 2:
        return Text(*2 * ["".join(names)])
    head = ", ".join(names[:-1])
    return Text(f"{head} en {names[-1]}", f"{head} and {names[-1]}")
