"""Whether an announced rounding decides who is first (clause 6.4)."""

from __future__ import annotations

from collections.abc import Iterable

from aanbesteding.faults import Code
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.texts import Text

NOBODY = Text("geen enkele inschrijving", "no bid at all")


def rounding_findings(run: LotEvaluation, lot: LotResult) -> tuple[Finding, ...]:
    """Return a warning when others would get the contract, or share it, were nothing rounded.

    `lot` is what `run` came to, before any drawing of lots. Where nothing is rounded, or where
    the formulas have no outcome without rounding, there is nothing to compare.
    """
    framework = run.framework
    if isinstance(framework.policies.rounding, str) or len(run.candidates) < 2:
        return ()
    other = run.unrounded()
    plain = other.run()
    if other.faults:
        return ()
    rounded_first, plain_first = _first(lot), _first(plain)
    if rounded_first == plain_first:
        return ()
    names = {c.bid.id: c.bid.shown_name for c in run.candidates}
    fields = {
        "lot": lot.lot.id,
        "rounded": _named(rounded_first[0] | rounded_first[1], names),
        "plain": _named(plain_first[0] | plain_first[1], names),
    }
    where = in_framework(framework, "policies", "rounding")
    return (Finding(_kind(rounded_first, plain_first), where, fields),)


First = tuple[frozenset[str], frozenset[str]]


def _first(lot: LotResult) -> First:
    """Return who gets a contract for certain, and who share what is left."""
    return frozenset(result.bid for result in lot.winners), frozenset(lot.contested)


def _kind(rounded: First, plain: First) -> Code:
    if rounded[1] and not plain[1]:
        return codes.ROUNDING_TIES
    if plain[1] and not rounded[1]:
        return codes.ROUNDING_DECIDES
    return codes.ROUNDING_CHANGES


def _named(bids: Iterable[str], names: dict[str, str]) -> Text:
    *most, last = [names[bid] for bid in sorted(bids)] or [""]
    if not last:
        return NOBODY
    joined = ", ".join(most)
    return Text(f"{joined} en {last}", f"{joined} and {last}") if most else Text(last, last)
