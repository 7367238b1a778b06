"""AB405, AB406: the roles in a bid make one tenderer, and the shares make 100 per cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.model.bid import PARTNERS, Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

SHARES = coded(
    "AB405",
    "shares",
    ("de aandelen: {problem}", "the shares: {problem}"),
    (
        "lead en members hebben elk een «share» boven nul, samen precies 100",
        "lead and members each have a “share” above zero, together exactly 100",
    ),
)
ROLES = coded(
    "AB406",
    "roles",
    ("de rollen vormen geen inschrijver: {problem}", "the roles make no tenderer: {problem}"),
    (
        "één organisatie heeft de rol «sole»; een combinatie heeft één «lead» en minstens één «member»",
        "one organisation has the role “sole”; a consortium has one “lead” and at least one “member”",
    ),
)
MEMBER_TWICE = Text("«{text}» komt twee keer voor als inschrijver", "“{text}” is a tenderer twice")
FOUND = Text(
    "{sole} × sole, {lead} × lead, {member} × member",
    "{sole} × sole, {lead} × lead, {member} × member",
)
MISSING = Text("«{text}» heeft er geen", "“{text}” has none")
OUTSIDE = Text(
    "«{text}» hoort er geen te hebben: alleen lead en members",
    "“{text}” should have none: only lead and members",
)
SUM = Text("ze tellen op tot {found} in plaats van 100", "they add up to {found} instead of 100")


def check_roles(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield bids whose partners are neither one sole tenderer nor a lead with members."""
    for bid in dossier.bids:
        count = Counter(member.role for member in bid.tenderer.members)
        is_sole = (count["sole"], count["lead"], count["member"]) == (1, 0, 0)
        is_consortium = count["sole"] == 0 and count["lead"] == 1 and count["member"] >= 1
        if not is_sole and not is_consortium:
            fields = {role: str(count[role]) for role in ("sole", "lead", "member")}
            problem = Text(FOUND.nl.format(**fields), FOUND.en.format(**fields))
            yield at(ROLES, in_bid(bid, "tenderer", "members"), problem=problem, of_key=True)
        yield from _twice(bid)


def _twice(bid: Bid) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, member in enumerate(bid.tenderer.members):
        if member.role in PARTNERS:
            if member.organisation in seen:
                name = member.organisation
                problem = Text(MEMBER_TWICE.nl.format(text=name), MEMBER_TWICE.en.format(text=name))
                yield at(ROLES, in_bid(bid, "tenderer", "members", index), problem=problem)
            seen.add(member.organisation)


def check_shares(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield consortia whose shares are missing or do not make 100."""
    for bid in dossier.bids:
        if not bid.tenderer.is_consortium:
            yield from _sole(bid)
            continue
        total = Fraction(0)
        complete = True
        for index, member in enumerate(bid.tenderer.members):
            ref = in_bid(bid, "tenderer", "members", index)
            expected = member.role in PARTNERS
            if expected and not (member.share is not None and member.share > 0):
                complete = False
                yield at(SHARES, ref, problem=_named(MISSING, member.organisation))
            if not expected and member.share is not None:
                yield at(SHARES, ref, problem=_named(OUTSIDE, member.organisation))
            total += member.share if expected and member.share else 0
        if complete and total != 100:
            found = Text(
                SUM.nl.format(found=shortest(total, "nl")),
                SUM.en.format(found=shortest(total, "en")),
            )
            yield at(SHARES, in_bid(bid, "tenderer", "members"), problem=found, of_key=True)


def _sole(bid: Bid) -> Iterator[Finding]:
    for index, member in enumerate(bid.tenderer.members):
        if member.share is not None and (member.role != "sole" or member.share != 100):
            ref = in_bid(bid, "tenderer", "members", index)
            yield at(SHARES, ref, problem=_named(OUTSIDE, member.organisation))


def _named(text: Text, name: str) -> Text:
    return Text(text.nl.format(text=name), text.en.format(text=name))


RULES = (
    Rule(ROLES, check_roles, on_framework=False),
    Rule(SHARES, check_shares, on_framework=False),
)
