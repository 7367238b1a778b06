"""The same organisation in several bids for a lot, and names that do not agree (1.3, 4.5).

An organisation is its identifier. What only looks the same is said and never acted upon.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from aanbesteding.model.bid import PARTNERS
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref
from aanbesteding.model.roles import ROLES
from aanbesteding.scoring import admission_codes, codes
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Reason
from aanbesteding.texts import Text

MAX_NAMED = 10
"""The most bids that a sentence names; with hundreds nobody reads them all."""

REFUSED = Text(
    "{member} ({role}) doet in dit perceel ook mee in {bids}; het kader laat dat niet toe",
    "{member} ({role}) takes part in this lot in {bids} too; the framework does not allow that",
)
MORE = Text("{names} en nog {count}", "{names} and {count} more")

Group = Literal["tenderer", "beside"]


class Shared(NamedTuple):
    """An organisation in several bids for a lot.

    `beside` holds it for bids in which it is a subcontractor or relied upon, together with those
    in which it is a partner; `with_partner` says whether there are any of the latter.
    """

    organisation: str
    group: Group
    places: tuple[tuple[Candidate, int], ...]
    with_partner: bool


def shared_organisations(candidates: list[Candidate]) -> list[Shared]:
    """Return every organisation that stands in two or more bids for a lot, by its identifier."""
    as_partner: dict[str, dict[str, tuple[Candidate, int]]] = defaultdict(dict)
    as_other: dict[str, dict[str, tuple[Candidate, int]]] = defaultdict(dict)
    for candidate in candidates:
        for index, member in enumerate(candidate.bid.tenderer.members):
            kind = as_partner if member.role in PARTNERS else as_other
            kind[member.organisation].setdefault(candidate.bid.id, (candidate, index))
    found = []
    for organisation in sorted({*as_partner, *as_other}):
        partner = as_partner.get(organisation, {})
        other = {k: v for k, v in as_other.get(organisation, {}).items() if k not in partner}
        if len(partner) > 1:
            found.append(Shared(organisation, "tenderer", tuple(partner.values()), True))
        if other and len(partner) + len(other) > 1:
            places = {**partner, **other}
            ordered = tuple(places[bid] for bid in sorted(places))
            found.append(Shared(organisation, "beside", ordered, bool(partner)))
    return found


def policy_for(framework: Framework, shared: Shared) -> str:
    """Return what is announced about a shared organisation: `refuse`, `flag` or `silent`.

    What is not announced is flagged and excludes nobody; a subcontractor of several bids that is
    itself no tenderer in any is common, and is named only where the framework asks for it.
    """
    announced = framework.policies.same_organisation
    if announced is None:
        return "flag" if shared.with_partner else "silent"
    word = announced.tenderer if shared.group == "tenderer" else announced.beside
    return "refuse" if word == "refuse" else "flag"


def clashes(framework: Framework, candidates: list[Candidate]) -> dict[str, list[Reason]]:
    """Return per bid the reasons that a framework which refuses shared organisations gives."""
    found: dict[str, list[Reason]] = defaultdict(list)
    if framework.policies.same_organisation is None:
        return found
    for shared in shared_organisations(candidates):
        if policy_for(framework, shared) != "refuse":
            continue
        policy = in_framework(framework, "policies", "same-organisation", shared.group)
        names = [candidate.bid.id for candidate, _ in shared.places]
        for candidate, index in shared.places:
            member = candidate.bid.tenderer.members[index]
            fields = (
                ("member", member.name),
                ("role", ROLES[member.role]),
                ("bids", listed_bids(names, candidate.bid.id)),
            )
            refs = (in_bid(candidate.bid, "tenderer", "members", index), policy)
            reason = Reason("same-organisation", shared.organisation, REFUSED, fields, refs)
            found[candidate.bid.id].append(reason)
    return found


def shared_findings(
    framework: Framework, lot_index: int, candidates: list[Candidate]
) -> Iterator[Finding]:
    """Yield the organisations in several bids for a lot that exclude nobody."""
    ref = in_framework(framework, "lots", lot_index)
    for shared in shared_organisations(candidates):
        if policy_for(framework, shared) == "flag":
            tenderer = shared.group == "tenderer"
            code = codes.SHARED_ORGANISATION if tenderer else admission_codes.BESIDE
            names = [candidate.bid.id for candidate, _ in shared.places]
            fields = {
                "organisation": shared.organisation,
                "lot": framework.lots[lot_index].id,
                "bids": listed_bids(names),
            }
            yield Finding(code, ref, fields)


def listed_bids(names: list[str], but: str | None = None) -> Text:
    """Return the ids of bids as people list them, without one of them, and not too many."""
    shown: list[str] = []
    for name in names:
        if name != but:
            shown.append(name)
        if len(shown) == MAX_NAMED:
            break
    rest = len(names) - len(shown) - (but is not None)
    if rest:
        joined = ", ".join(shown)
        return Text(
            MORE.nl.format(names=joined, count=rest), MORE.en.format(names=joined, count=rest)
        )
    head, tail = ", ".join(shown[:-1]), shown[-1]
    return Text(f"{head} en {tail}", f"{head} and {tail}") if head else Text(tail, tail)


def alike(name: str) -> str:
    """Return a name without what does not make another name: capitals, spaces, invisible signs.

    >>> alike("Stichting  Zorg") == alike("stichting zorg")
    True
    """
    if name.isascii():
        return "".join(name.split()).casefold()
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


def name_findings(dossier: Dossier) -> Iterator[Finding]:
    """Yield identifiers with two names, and names with two identifiers."""
    names: dict[str, tuple[str, str]] = {}
    identifiers: dict[str, tuple[str, str]] = {}
    said: set[tuple[str, str]] = set()
    for bid in sorted(dossier.bids, key=lambda bid: bid.id):
        for index, member in enumerate(bid.tenderer.members):
            name, known = alike(member.name), names.get(member.organisation)
            ref = in_bid(bid, "tenderer", "members", index)
            if known is None:
                names[member.organisation] = (member.name, bid.id)
            elif alike(known[0]) != name and (member.organisation, name) not in said:
                said.add((member.organisation, name))
                yield _names(ref, member.organisation, member.name, known)
            first = identifiers.setdefault(name, (member.organisation, bid.id))
            if first[0] != member.organisation and (name, member.organisation) not in said:
                said.add((name, member.organisation))
                fields = {
                    "name": member.name,
                    "organisation": member.organisation,
                    "other": first[0],
                    "bid": first[1],
                }
                yield Finding(admission_codes.ONE_NAME, ref, fields)


def _names(ref: Ref, organisation: str, name: str, known: tuple[str, str]) -> Finding:
    fields = {"organisation": organisation, "name": name, "other": known[0], "bid": known[1]}
    return Finding(admission_codes.TWO_NAMES, ref, fields)
