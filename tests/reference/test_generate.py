"""The generator: 1200 of its tenders hold everything that there is.

Only so does the agreement of two engines on them mean something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import yaml

from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS

from .generate import generate
from .measures import Plain, Stops
from .naive import naive
from .prices import is_relative
from .small import F
from .stages import all_nodes
from .tenders import Tender, tender_of
from .test_agreement import SEEDS
from .to_yaml import to_yaml

OUT_OF_RANGE = {
    "fact-bandwidth": ["clamp", "extrapolate", "reject", "not-announced"],
    "fact-curve": ["clamp", "reject", "not-announced"],
    "fact-table": ["zero", "reject", "not-announced"],
    "fact-expression": ["clamp", "extrapolate", "not-announced"],
    "fact-discount": ["zero", "reject", "not-announced"],
    "fact-addition": ["clamp", "extrapolate", "reject", "not-announced"],
}
BOUNDED = {  # fewer of each: a price method stands in a quarter of the tenders
    "price-bandwidth": ["clamp", "extrapolate", "reject", "not-announced"],
    "price-linear-lowest": ["clamp", "extrapolate", "not-announced"],
    "price-threshold": ["clamp", "extrapolate", "reject", "not-announced"],
    "price-parabolic": ["clamp", "extrapolate", "reject", "not-announced"],
    "price-log": ["clamp", "extrapolate", "not-announced"],
    "price-average": ["clamp", "extrapolate", "not-announced"],
    "price-graduated": ["clamp", "extrapolate", "not-announced"],
    "price-expression": ["clamp", "extrapolate", "not-announced"],
}
EVALUATED = 30
"""In how many tenders each method and each award gives a ranked bid its total, at the least."""
OFTEN = {
    "award": [
        *("points", "award-on-value", "lowest-price", "fixed-price", "price-per-quality"),
        *("value-for-money", "weighted-value-for-money", "utility-index", "mark-up"),
        *("willingness-to-pay", "normalised-price", "superformula", "award-expression"),
    ],
    "weights": [
        *("percent of parent", "percent of whole", "fraction of parent", "fraction of whole"),
        *("points of whole", "euro of whole", "none"),
    ],
    "depth": ["1", "2", "3", "4"],
    "lots": ["1", "2", "3", "with own criteria", "with shared criteria", "with both"],
    "method": [
        *("rating-scale", "rating-to-best", "fact-yes-no", "price-proportional"),
        *(*OUT_OF_RANGE, *BOUNDED, "price-linear-range", "price-rank"),
    ],
    "out-of-range": [f"{kind} {word}" for kind, words in OUT_OF_RANGE.items() for word in words],
    "members": ["lead", "any", "all", "sum", "weakest", "strongest", "share-weighted"],
    "members of a requirement": ["lead", "any", "all", "sum", "weakest", "strongest"],
    "roles": ["subcontractor", "relied-upon"],
    "fact": [
        f"{kind} {level}"
        for kind in ("number", "yes-no", "choice")
        for level in ("member", "bid", "lot")
    ],
    "scale": ["labelled", "numeric"],
    "combine": ["mean", "median", "consensus"],
    "panel": ["1", "2", "3", "4", "5", "with a conflict", "with a mark missing"],
    "rounding": ["none", "not-announced", "steps"],
    "stage": ["mark", "criterion", "node", "total"],
    "mode": ["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"],
    "ties": ["not-announced", "draw", "otherwise not-announced", "price", "criterion"],
    "drop-out": ["keep-ranking", "rescore", "not-announced"],
    "missing-mark": ["error", "average-of-present"],
    "price-sheet": ["unit-prices", "stated-total", "refuse", "not-announced"],
    "sheet": ["without total", "equal", "differs"],
    "tenderer": ["sole", "lead", "subcontractor", "relied-upon"],
    "bound": ["on the ceiling", "on the floor", "on the range"],
    "minimum on": [
        *("leaf", "node", "a leaf of a relative method", "a node above a relative method"),
        "a leaf beside a relative method",
    ],
    "bids in a lot": ["1", "2", "3", "4", "5", "6"],
    "prices": ["equal", "zero", "far apart", "an even number of them"],
    "status": ["ranked", "draw-needed", "no-admissible-bid"],
    "reason": ["a", "b", "c", "d", "minimum", "minimum-total"],
    "tie": [
        *("open", "decided by the first word", "decided by a later word", "of three or more"),
        "below the first rank",
    ],
    "controls": ["that hold"],
}
STOPPING = [
    *("2.2", "2.4", "2.6", "2.10", "2.12", "2.13", "5.1", "5.2", "5.4", "5.5", "5.8", "8.1"),
]


def test_generated_tenders_hold_everything_there_is() -> None:
    """Each thing in at least 20 of 1200 tenders, each method and award in at least 30 that are
    evaluated, what stands under `seldom` in 4; and 3 % to 20 % of the tenders stop."""
    seen: Counter[tuple[str, str]] = Counter()
    evaluated: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for seed in SEEDS:
        tender, results = tender_of(seed)
        found = set(things(*tender))
        if isinstance(results, Stops):
            stopped[str(results)] += 1
        else:
            found |= set(outcomes(tender[0], results)) | set(made_by_rounding(tender, results))
            evaluated.update(used(tender[0], results))
        seen.update(found)
    table = [
        f"{seen[group, name]:5} {group}: {name}" for group, names in OFTEN.items() for name in names
    ]
    table += [f"{count:5} stops: {what}" for what, count in sorted(stopped.items())]
    rare = [row for row in table if int(row[:5]) < 20 and "stops" not in row]
    seldom = [("out-of-range", f"{kind} {word}") for kind in BOUNDED for word in BOUNDED[kind]]
    seldom.append(("tie", "after rounding only"))
    rare += [f"{seen[one]:5} {': '.join(one)}" for one in seldom if seen[one] < 4]
    everything = {*OFTEN["award"], *OFTEN["method"]}
    assert everything == {*METHODS, *AWARDS}
    rare += [f"{evaluated[n]:5} {n}" for n in sorted(everything) if evaluated[n] < EVALUATED]
    assert not rare, "\n".join(["too rare:", *rare, "", "all:", *table])
    assert 36 <= stopped.total() <= 240, "\n".join([f"{stopped.total()} stop", *table])
    for clause in STOPPING:
        count = sum(n for what, n in stopped.items() if what.startswith(f"{clause}:"))
        assert count >= 3, "\n".join([f"clause {clause} stops {count}", *table])


def used(kader: Plain, results: Plain) -> set[str]:
    """Return the award, and the methods that gave points to a bid that was ranked."""
    found: set[str] = set()
    for lot in kader["lots"]:
        result = results[lot["id"]]
        for name in result["totals"]:
            found.add(kader["award"]["type"])
            for node in all_nodes(lot.get("criteria") or kader.get("criteria") or []):
                if "method" in node and node["id"] in result["points"][name]:
                    found.add(node["method"]["type"])
    return found


def things(kader: Plain, bids: list[Plain], sheets: list[Plain]) -> Iterator[tuple[str, str]]:
    """Yield what there is in a tender."""
    yield "award", kader["award"]["type"]
    weights = kader.get("weights")
    yield "weights", f"{weights['unit']} of {weights['of']}" if weights else "none"
    yield from lots_and_policies(kader)
    trees = [lot.get("criteria", kader.get("criteria", [])) for lot in kader["lots"]]
    levels = {fact["id"]: fact for fact in kader.get("facts", [])}
    for tree in trees:
        yield from minimums(tree)
    for node in [node for tree in trees for node in all_nodes(tree)]:
        yield "depth", str(node["id"].count("-") + 1)
        method = node.get("method", {})
        if not method:
            continue
        yield "method", method["type"]
        yield "out-of-range", f"{method['type']} {method.get('out-of-range')}"
        yield "members", method.get("members", "")
        if "scale" in method:
            yield "combine", method.get("combine", kader["panel"]["combine"])
        for use in (method, *kader.get("requirements", [])):
            if "fact" in use:
                fact = levels[use["fact"]]
                yield "fact", f"{fact['type']} {fact['level']}"
                yield from (("roles", role) for role in use.get("roles", []))
    for demand in kader.get("requirements", []):
        yield "members of a requirement", demand.get("members", "")
    yield from (("scale", scale["type"]) for scale in kader.get("scales", []))
    yield from the_panel(kader, sheets)
    yield from the_bids(kader, bids)


def minimums(tree: list[Plain]) -> Iterator[tuple[str, str]]:
    """Yield where minimum scores stand, and beside what."""

    def relative(node: Plain) -> bool:
        return any("method" in n and is_relative(n["method"]) for n in all_nodes([node]))

    for node in all_nodes(tree):
        if "minimum" not in node:
            continue
        kind = "leaf" if "method" in node else "node"
        yield "minimum on", kind
        if relative(node):
            below = "a leaf of" if kind == "leaf" else "a node above"
            yield "minimum on", f"{below} a relative method"
        elif kind == "leaf" and any(relative(top) for top in tree):
            yield "minimum on", "a leaf beside a relative method"


def lots_and_policies(kader: Plain) -> Iterator[tuple[str, str]]:
    """Yield what there is in the lots and in the policies."""
    yield "lots", str(len(kader["lots"]))
    own = sum("criteria" in lot for lot in kader["lots"])
    if 0 < own < len(kader["lots"]):
        yield "lots", "with both"
    if kader.get("weights"):
        yield "lots", "with own criteria" if own else "with shared criteria"
    policies = kader["policies"]
    for name in ("drop-out", "missing-mark", "price-sheet"):
        yield name, policies[name]
    if isinstance(policies["rounding"], str):
        yield "rounding", policies["rounding"]
    else:
        yield "rounding", "steps"
        for step in policies["rounding"]:
            yield "stage", step["stage"]
            yield "mode", step["mode"]
    if isinstance(policies["ties"], str):
        yield "ties", "not-announced"
    else:
        drawn = policies["ties"]["otherwise"] == "draw"
        yield "ties", "draw" if drawn else "otherwise not-announced"
        for word in policies["ties"]["order"]:
            yield "ties", "price" if word == "price" else "criterion"


def the_panel(kader: Plain, sheets: list[Plain]) -> Iterator[tuple[str, str]]:
    """Yield what there is about the panel."""
    if "panel" in kader:
        yield "panel", str(len(kader["panel"]["assessors"]))
        if any("conflicts" in sheet for sheet in sheets):
            yield "panel", "with a conflict"
        given: Counter[str] = Counter()
        for sheet in sheets:
            for on_bid in sheet.get("marks", {}).values():
                if sheet["kind"] == "individual":
                    given.update(name for on_lot in on_bid.values() for name in on_lot)
        if given and len(set(given.values())) > 1:
            yield "panel", "with a mark missing"


def the_bids(kader: Plain, bids: list[Plain]) -> Iterator[tuple[str, str]]:
    """Yield what there is in the bids."""
    for lot in kader["lots"]:
        offers = [offer for one in bids for offer in one["lots"] if offer["lot"] == lot["id"]]
        prices = [F(offer["price"]) for offer in offers if "price" in offer]
        yield "bids in a lot", str(len(offers))
        yield from (("prices", "zero") for price in prices if price == 0)
        if len(set(prices)) < len(prices):
            yield "prices", "equal"
        if prices and len(offers) % 2 == 0:
            yield "prices", "an even number of them"
        if prices and max(prices) > 20 * min(prices):
            yield "prices", "far apart"
    for one in bids:
        yield from (("tenderer", member["role"]) for member in one["tenderer"]["members"])
        values = set(one["facts"].values())
        for offer in one["lots"]:
            values |= set(offer["facts"].values())
            lot = next(lot for lot in kader["lots"] if lot["id"] == offer["lot"])
            for bound in ("ceiling", "floor"):
                if bound in lot and F(offer.get("price", "0")) == F(lot[bound]):
                    yield "bound", f"on the {bound}"
            if stated := offer.get("price-sheet"):
                lines = [F(line["quantity"]) * F(line["unit-price"]) for line in stated["lines"]]
                equal = F(stated.get("total", "0")) == sum(lines)
                total = "equal" if equal else "differs"
                yield "sheet", total if "total" in stated else "without total"
        for node in all_nodes(kader.get("criteria", [])):
            method = node.get("method", {})
            if {method.get("zero-at"), method.get("full-at")} & values:
                yield "bound", "on the range"


def made_by_rounding(tender: Tender, results: Plain) -> Iterator[tuple[str, str]]:
    """Yield whether bids share a rank whose totals differ when nothing is rounded."""
    kader, bids, sheets = tender
    if isinstance(kader["policies"]["rounding"], str):
        return
    exact = {**kader, "policies": {**kader["policies"], "rounding": "none"}, "controls": []}
    try:
        unrounded = naive(exact, bids, sheets)
    except Stops:  # 5.8: without rounding the quality is not above zero
        return
    for lot, found in results.items():
        totals = unrounded[lot]["totals"]
        for (place, one), (next_place, other) in pairwise(found["ranking"]):
            if place == next_place and totals.get(one) != totals.get(other):
                yield "tie", "after rounding only"


def outcomes(kader: Plain, results: Plain) -> Iterator[tuple[str, str]]:
    """Yield what there is in a result."""
    ties = kader["policies"]["ties"]
    if "controls" in kader:
        yield "controls", "that hold"
    for found in results.values():
        yield "status", found["status"]
        for reasons in found["excluded"].values():
            yield from (("reason", reason.partition(":")[0]) for reason in reasons)
        places = Counter(place for place, _ in found["ranking"])
        if max(places.values(), default=0) > 2:
            yield "tie", "of three or more"
        if any(place > 1 and count > 1 for place, count in places.items()):
            yield "tie", "below the first rank"
        for first, second in combinations(found["ranking"], 2):
            pair = [name for _, name in (first, second)]
            if found["totals"][pair[0]] != found["totals"][pair[1]]:
                continue
            if first[0] == second[0]:
                yield "tie", "open"
                continue
            word = ties["order"][0]  # the price as the first word may be equal too: not counted
            scored = [found["points"][name].get(word) for name in pair]
            by_first = word == "price" or scored[0] != scored[1]
            yield "tie", f"decided by {'the first' if by_first else 'a later'} word"


def test_generated_tenders_are_reproducible_and_survive_their_files() -> None:
    """The same seed, the same tender; and YAML read as text gives back what was written."""
    for seed in range(60):
        kader, bids, sheets = generate(seed)
        assert (kader, bids, sheets) == generate(seed)
        for file in (kader, *bids, *sheets):
            assert yaml.load(to_yaml(file), yaml.BaseLoader) == file
