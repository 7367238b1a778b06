"""The generator: what the awards stand on is there in tenders that are evaluated, and it matters.

A rule matters in a tender when the outcome is another one without it. Only where that happens does the
agreement of two engines say something about the rule.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator

from . import drawn
from .make_draws import Aftermath, aftermath
from .measures import Plain, Stops
from .naive import naive
from .small import F
from .stages import all_nodes
from .tenders import Tender, tender_of
from .test_agreement import SEEDS, compared

AT_LEAST = 20
"""In how many evaluated tenders each of these stands."""
MATTERS = 5
"""In how many of them the outcome would be another one without it."""
AFTERWARDS = [
    *("draw", "draw of three", "draw below the first"),
    *(f"drop-out {policy}" for policy in ("keep-ranking", "rescore", "not-announced")),
    *("drop-out of the first", "policies that differ", "drop-out with a draw"),
]
PRESENT = [
    *("basket", "life-cycle", "life-cycle discounted", "life-cycle over years"),
    *("life-cycle income", "consensus", "consensus above a node", "how arithmetic"),
    *("order of minimums", "order sets aside before others", "order with total"),
    *("applies-to", "reliance allowed", "reliance not-allowed", "commitment ja", "commitment nee"),
    *("refused organisation", "below the obligation", "on the obligation", "contract-check"),
    *("several winners", "several winners drawn"),
    *("fact-discount weight", "fact-discount none", "discount at its weight", "fact-addition"),
    *("total below zero", "quality only", "weighted quality of zero", "utility-index below zero"),
    *("best in a formula", "formula low", "formula high"),
    *(f"{unit} of {of}" for unit in ("percent", "fraction") for of in ("parent", "whole")),
    *("points of whole", "euro of whole"),
    *AFTERWARDS,
]


def test_what_awards_stand_on_is_there() -> None:
    """Each in at least 20 tenders that are evaluated; what stops an evaluation in 20 that stop."""
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        tender, results = tender_of(seed)
        if isinstance(results, Stops):
            seen["utility-index below zero"] += str(results) == "5.8: utility-index"
            continue
        seen.update({*in_framework(tender[0], results), *in_bids(*tender, results)})
        if any(seen[name] < AT_LEAST for name in AFTERWARDS):
            seen.update(set(afterwards(tender, results, aftermath(seed, *tender))))
        if all(seen[name] >= AT_LEAST for name in PRESENT):
            return
    table = "\n".join(f"{seen[name]:5} {name}" for name in PRESENT)
    assert all(seen[name] >= AT_LEAST for name in PRESENT), table


def in_framework(kader: Plain, results: Plain) -> Iterator[str]:
    """Yield what a framework holds that scored some bid."""
    policies, award = kader["policies"], kader["award"]
    if "weights" in kader:
        yield f"{kader['weights']['unit']} of {kader['weights']['of']}"
    order = policies.get("minimums-order", [])
    if order:
        yield "order of minimums"
        yield "order with total" if order[-1] == "total" else ""
    yield from (
        f"reliance {r['reliance']}" for r in kader.get("requirements", []) if "reliance" in r
    )
    yield from ("applies-to" for r in kader.get("requirements", []) if "applies-to" in r)
    if award["type"] == "award-expression":
        yield f"formula {award['better']}"
        yield "best in a formula" if "best" in award["total"] else ""
    for lot in kader["lots"]:
        result = results[lot["id"]]
        missed = [word for why in result["excluded"].values() for word in why]
        if order and result["totals"] and any(f"minimum:{word}" in missed for word in order[:-1]):
            yield "order sets aside before others"
        if not result["totals"]:
            continue
        if int(lot.get("winners", "1")) > 1 and len(result["totals"]) > 1:
            yield "several winners"
            yield "several winners drawn" if result["status"] == "draw-needed" else ""
        nodes = all_nodes(lot.get("criteria") or kader.get("criteria") or [])
        kinds = {node["method"]["type"] for node in nodes if "method" in node}
        if award["type"] == "points" and not any(kind.startswith("price") for kind in kinds):
            yield "quality only"
        yield from in_nodes(nodes, result)
        yield from in_totals(award["type"], nodes, result)


def in_nodes(nodes: list[Plain], result: Plain) -> Iterator[str]:
    """Yield what there is in a tree that scored some bid."""
    for node in nodes:
        if "how" in node:
            yield "consensus" if node["how"] == "consensus" else "how arithmetic"
            if node["how"] == "consensus" and any("criteria" in sub for sub in node["criteria"]):
                yield "consensus above a node"
        method = node.get("method", {})
        if method.get("type") == "fact-addition":
            yield "fact-addition"
        if method.get("type") == "fact-discount":
            yield f"fact-discount {method['maximum']}"
            had = [result["points"][name][node["id"]] for name in result["totals"]]
            if method["maximum"] == "weight" and F(node["weight"]) in had:
                yield "discount at its weight"


def in_totals(award: str, nodes: list[Plain], result: Plain) -> Iterator[str]:
    """Yield what there is in the totals of a lot."""
    if award == "award-on-value" and min(result["totals"].values()) < 0:
        yield "total below zero"
    if award == "weighted-value-for-money" and 0 in result["totals"].values():
        yield "weighted quality of zero"


def in_bids(kader: Plain, bids: list[Plain], sheets: list[Plain], results: Plain) -> Iterator[str]:
    """Yield what there is in the bids."""
    for bid in bids:
        for member in bid["tenderer"]["members"]:
            if "commitment" in member:
                yield f"commitment {member['commitment']}"
        for offer in bid["lots"]:
            lot = next(lot for lot in kader["lots"] if lot["id"] == offer["lot"])
            result = results[lot["id"]]
            reasons = result["excluded"].get(bid["id"], set())
            yield "refused organisation" if "same-organisation" in reasons else ""
            yield "below the obligation" if "social-return" in reasons else ""
            yield from social_return(kader, offer, result["prices"][bid["id"]])
            if bid["id"] in result["totals"]:
                yield from forms(lot, offer)


def social_return(kader: Plain, offer: Plain, own: F) -> Iterator[str]:
    """Yield how an offer of social return lies to the obligation."""
    announced = kader.get("social-return")
    if announced:
        stated = offer["social-return"]
        yield "contract-check" if announced["test"] == "contract-check" else ""
        obligation = F(announced["percent"]) / 100 * own
        if "blocks" not in stated and F(stated["value"]) == obligation:
            yield "on the obligation"


def forms(lot: Plain, offer: Plain) -> Iterator[str]:
    """Yield the form of a price that was ranked."""
    if "basket" in lot:
        yield "basket"
    for line in offer.get("life-cycle", []):
        yield "life-cycle"
        plan = lot["life-cycle"]
        if F(plan["rate"]) and "year" in line and line["year"] != plan["base-year"]:
            yield "life-cycle discounted"
        if "from" in line and line["from"] != line["to"]:
            yield "life-cycle over years"
        if F(line["amount"]) < 0:
            yield "life-cycle income"


def afterwards(tender: Tender, results: Plain, after: Aftermath) -> Iterator[str]:
    """Yield what draws and drop-out come to."""
    kader = tender[0]
    try:
        if after.records:
            drawn.with_draws(*tender, after.records)
            for draw in after.records[0]["draws"]:
                yield "draw"
                yield "draw of three" if len(draw["bids"]) > 2 else ""
                yield "draw below the first" if draw["rank"] != "1" else ""
        if after.gone:
            made = drawn.drop_out(*tender, after.records_then, after.gone)
            yield f"drop-out {kader['policies']['drop-out']}" if made else ""
            yield "drop-out with a draw" if made and after.records_then else ""
            for lot, found in made.items():
                firsts = {name for place, name in results[lot]["ranking"] if place == 1}
                yield "drop-out of the first" if firsts & set(after.gone) else ""
                keep, anew = found["keep-ranking"]["ranking"], found["rescore"]["ranking"]
                yield "policies that differ" if keep != anew else ""
    except Stops:
        return


# --- what would be another outcome without it ---------------------------------------------------


def without_order(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """5.10."""
    kader["policies"].pop("minimums-order", None)


def without_consensus(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """5.9: a sum, and no joint marks."""
    joint: set[str] = set()
    for tree in [kader.get("criteria", []), *(lot.get("criteria", []) for lot in kader["lots"])]:
        for node in all_nodes(tree):
            if node.pop("how", None) == "consensus":
                joint.add(node["id"])
    for sheet in sheets:
        for on_bid in sheet.get("marks", {}).values():
            for on_lot in on_bid.values():
                for name in joint & set(on_lot):
                    del on_lot[name]


def without_reliance(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.4."""
    for requirement in kader.get("requirements", []):
        requirement.pop("reliance", None)


def with_any_commitment(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.4, `nee`."""
    for bid in bids:
        for member in bid["tenderer"]["members"]:
            if "commitment" in member:
                member["commitment"] = "ja"


def of_partners_only(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.3: organisations beside the tenderer are not asked."""
    for requirement in kader.get("requirements", []):
        if "applies-to" in requirement:
            requirement["applies-to"] = ["sole", "lead"]


def without_refusal(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.5."""
    kader["policies"].pop("same-organisation", None)


def refusing_beside(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.5: with the two policies swapped."""
    if policy := kader["policies"].get("same-organisation"):
        policy["tenderer"], policy["beside"] = policy["beside"], policy["tenderer"]


def without_knock_out(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """4.6."""
    kader.pop("social-return", None)


def without_blocks(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """2.6: the stated value counts instead of the building blocks."""
    for bid in bids:
        for offer in bid["lots"]:
            if "value" in offer.get("social-return", {}):
                offer["social-return"].pop("blocks", None)


def with_one_winner(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """7.5."""
    for lot in kader["lots"]:
        lot.pop("winners", None)


def without_discounting(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """2.11."""
    for lot in kader["lots"]:
        if "life-cycle" in lot:
            lot["life-cycle"]["rate"] = "0"


def without_maximum(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """5.15."""
    for tree in [kader.get("criteria", []), *(lot.get("criteria", []) for lot in kader["lots"])]:
        for node in all_nodes(tree):
            if node.get("method", {}).get("type") == "fact-discount":
                node["method"]["maximum"] = "none"


CHANGES: list[Callable[[Plain, list[Plain], list[Plain]], None]] = [
    *(without_order, without_consensus, without_reliance, with_any_commitment, of_partners_only),
    *(without_refusal, refusing_beside, without_knock_out, without_blocks, with_one_winner),
    *(without_discounting, without_maximum),
]


def test_each_rule_decides_something() -> None:
    """Without it the outcome of at least 5 of the tenders is another one, or there is none."""
    decided: Counter[str] = Counter()
    for seed in SEEDS:
        tender, results = tender_of(seed)
        if isinstance(results, Stops):
            continue
        plain = {name: compared(one) for name, one in results.items()}
        for change in CHANGES:
            if decided[change.__name__] >= MATTERS:
                continue
            kader, bids, sheets = copy.deepcopy(tender)
            change(kader, bids, sheets)
            if (kader, bids) == tender[:2]:
                continue
            try:
                other: Plain = {name: compared(o) for name, o in naive(kader, bids, sheets).items()}
            except Stops:
                other = {}
            decided[change.__name__] += other != plain
    table = "\n".join(f"{decided[one.__name__]:5} {one.__name__}" for one in CHANGES)
    assert all(decided[one.__name__] >= MATTERS for one in CHANGES), table
