"""Clauses 2.6 and 4 of docs/scoring.md, for the second engine: who is admitted. See `naive`."""

from __future__ import annotations

from fractions import Fraction

from .announced import stated_price
from .measures import (
    PARTNERS,
    Case,
    Plain,
    Stops,
    fact_value,
    is_outside,
    is_yes,
    meets,
    value_of,
)
from .prices import ON_PRICE_ALONE, is_outside_price


def admission(case: Case, nodes: list[Plain], own: Fraction) -> set[str]:
    """Return the letters of clause 4.1 that keep a bid out: all of them, not only the first."""
    reasons = set()
    for ground in case.framework.get("exclusion-grounds", []):  # a
        for member in case.bid["tenderer"]["members"]:
            declared = member.get("declarations", {}).get(ground["id"], "nee")
            if member["role"] in ground["applies-to"] and is_yes(declared):
                reasons.add("a")
    for requirement in case.framework.get("requirements", []):  # b
        if "applies-to" in requirement:  # 4.3: each by itself
            asked = [m for m in case.members if m["role"] in requirement["applies-to"]]
            if not all(meets(requirement, value_of(case, requirement, m)) for m in asked):
                reasons.add("b")
        elif not meets(requirement, fact_value(case, requirement)):
            reasons.add("b")
    if "ceiling" in case.lot and own > Fraction(case.lot["ceiling"]):  # c
        reasons.add("c")
    if "floor" in case.lot and own < Fraction(case.lot["floor"]):
        reasons.add("c")
    fixed = case.framework["award"]["type"] == "fixed-price"
    if fixed and stated_price(case) not in (None, own):
        reasons.add("c")
    for method in [node["method"] for node in nodes if "method" in node]:  # d
        if method.get("out-of-range") == "reject":
            if method["type"] in ON_PRICE_ALONE:
                outside = is_outside_price(method, own)
            else:
                outside = is_outside(method, fact_value(case, method))
            if outside:
                reasons.add("d")
    if offers_too_little(case, own):
        reasons.add("social-return")
    return reasons


def offers_too_little(case: Case, own: Fraction) -> bool:
    """Say whether the social return offered is a knock-out: 2.6 and 4.6."""
    announced = case.framework.get("social-return", {})
    if announced.get("as") != "contract-requirement":
        return False
    offer = case.offer.get("social-return", {})
    worth = {block["id"]: Fraction(block["value"]) for block in announced["building-blocks"]}
    if not set(offer.get("blocks", {})) <= set(worth):
        raise Stops("2.6", "a block that was not announced")
    if announced["test"] != "knock-out":
        return False
    if offer.get("blocks"):
        offered = sum(Fraction(count) * worth[name] for name, count in offer["blocks"].items())
    elif "value" in offer:
        offered = Fraction(offer["value"])
    else:
        raise Stops("2.6", "no offer of social return")
    return bool(offered < Fraction(announced["percent"]) / 100 * own)


def share_organisations(framework: Plain, cases: dict[str, Case]) -> set[str]:
    """Return the bids of a lot that are refused for an organisation that they share: 4.5."""
    policy = framework["policies"].get("same-organisation", {})
    refused: set[str] = set()
    for organisation in {name for case in cases.values() for name in parts(case)}:
        inside = {n: parts(c)[organisation] for n, c in cases.items() if organisation in parts(c)}
        partner = {name for name, is_partner in inside.items() if is_partner}
        if len(partner) > 1 and policy.get("tenderer") == "refuse":
            refused |= partner
        if len(inside) > 1 and partner != set(inside) and policy.get("beside") == "refuse":
            refused |= set(inside)
    return refused


def parts(case: Case) -> dict[str, bool]:
    """Return the organisations of a bid, and whether each is a partner in it."""
    found: dict[str, bool] = {}
    for member in case.members:
        name = member.get("organisation", "")
        found[name] = found.get(name, False) or member["role"] in PARTNERS
    return found
