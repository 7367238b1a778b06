"""Small recombinations drawn at random, from YAML files through the command to its JSON.

`Naive` is written from docs/recombination.md alone and shares nothing with the program: it reads
the same data, tries every choice under every sharing of the themes, and says what the best is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

F = Fraction
Data = dict[str, Any]
DISTRICTS, GROUPS, KINDS = ("noord", "zuid"), ("jong", "oud"), ("inloop", "maaltijd", "sport")


def maybe(random: Random, chance: float, value: Data) -> Data | None:
    """Return a rule, or nothing."""
    return {**value, "assumed": "x"} if random.random() < chance else None


def framework_of(random: Random, themes: list[str], names: list[str], offered: list[Data]) -> Data:
    """Draw a framework with rules, of which most leave some plan possible."""
    demand = [
        {
            "theme": theme,
            "target-group": group,
            "points": random.choice(["0", "0.1", "0.125", "2"]),
            "people": {
                one: random.choice([0, 20, 55]) for one in DISTRICTS if random.random() < 0.8
            }
            or {"noord": 10},
            "assumed": "x",
        }
        for theme in themes
        for group in GROUPS
        if random.random() < 0.8 or (theme, group) == (themes[0], "jong")
    ]
    synergies: list[Data] = []
    two = random.sample(offered, min(2, len(offered)))
    if len({act["organisation"] for act in two}) == 2:
        two = [act["id"] for act in two]
        synergies.append({"activities": two, "points": random.choice([0, 3, 10]), "assumed": "x"})
    for kinds in (["inloop", "maaltijd"], ["sport", "sport"]):
        if {*kinds} <= {act["kind"] for act in offered} and random.random() < 0.7:
            synergies.append({"kinds": kinds, "points": random.choice([1, 4]), "assumed": "x"})
    rules: Data = {
        "budget": {"total": random.choice([60, 150, 400]), "assumed": "x"},
        "coalitions": maybe(random, 0.6, {"at-most": random.choice([1, 2, 5])}),
        "size": maybe(
            random, 0.3, {"at-least": random.choice([1, 2]), "at-most": random.choice([2, 3])}
        ),
        "lead": maybe(random, 0.5, {"fact": "regie", "answer": "ja"}),
        "newcomers": maybe(random, 0.4, {"percent": random.choice([5, 30, 100])}),
        "continuity": maybe(random, 0.4, {"percent": random.choice([30, 60, 100])}),
        "volunteers": maybe(
            random, 0.5, {"kinds": ["platform"], "cost": random.choice([0, "2.50", 20])}
        ),
        "growth": maybe(random, 0.3, {"percent": random.choice([-2, 0, 1]), "years": 3}),
    }
    if random.random() < 0.4:
        rules["budget"]["themes"] = {themes[0]: random.choice([40, 120])}
    if len(names) > 1 and random.random() < 0.4:
        rules["apart"] = [{"organisations": random.sample(names, 2), "assumed": "x"}]
    block: Data = {
        "districts": [{"id": one, "title": one} for one in DISTRICTS],
        "target-groups": [{"id": one, "title": one} for one in GROUPS],
        "demand": demand,
        "rules": {name: rule for name, rule in rules.items() if rule is not None},
        "derived": {"marks": "weakest", "assumed": "x"},
    }
    if synergies:
        block["synergies"] = synergies
    if random.random() < 0.6:
        block["duplication"] = {"points": random.choice([1, 5]), "assumed": "x"}
    return {
        "format": "aanbesteding/framework/1",
        "id": "kader",
        "version": "1",
        "language": "nl",
        "route": "recombination",
        "status": "draft",
        "title": "Getrokken",
        "price-basis": "Prijs per jaar",
        "policies": {
            "rounding": "none",
            "ties": "not-announced",
            "drop-out": "keep-ranking",
            "missing-mark": "error",
            "price-sheet": "refuse",
        },
        "award": {"type": "points"},
        "weights": {"unit": "percent", "of": "whole"},
        "lots": [{"id": one, "title": one, "assumed": "x"} for one in themes],
        "facts": [
            {"id": "regie", "title": "Regie", "type": "yes-no", "level": "member", "assumed": "x"}
        ],
        "exclusion-grounds": [
            {
                "id": "failliet",
                "title": "Failliet",
                "applies-to": ["sole", "lead", "member"],
                "assumed": "x",
            }
        ],
        "criteria": [
            {
                "id": "prijs",
                "title": "Prijs",
                "weight": 100,
                "assumed": "x",
                "method": {"type": "price-proportional"},
            }
        ],
        "recombination": block,
    }


def reach_of(random: Random) -> list[Data]:
    """Draw whom an activity reaches."""
    cells = random.sample(list(product(DISTRICTS, GROUPS)), random.choice([1, 1, 2, 3]))
    return [
        {"district": d, "target-group": g, "people": random.choice([0, 10, 30, 45])}
        for d, g in cells
    ]


def case(seed: int) -> tuple[Data, list[Data]]:
    """Draw a framework and its bids."""
    random = Random(seed)
    themes = ["jeugd", "samen", "kracht"][: random.choice([1, 2, 2, 3])]
    names = ["een", "twee", "drie", "vier"][: random.choice([1, 2, 3, 4])]
    acts = [f"act-{n}" for n in range(random.choice([1, 4, 6, 8]))]
    bids = [
        {
            "format": "aanbesteding/bid/1",
            "id": name,
            "tenderer": {
                "name": name,
                "members": [
                    {
                        "organisation": name,
                        "name": name.title(),
                        "role": "sole",
                        "kind": "platform"
                        if name == "een"
                        else random.choice(["bureau", "platform"]),
                        "newcomer": random.choice(["ja", "nee"]),
                        "declarations": {"failliet": "ja" if random.random() < 0.08 else "nee"},
                        "facts": {"regie": "ja" if random.random() < 0.7 else "nee"},
                    }
                ],
            },
            "lots": [{"lot": themes[0], "price": 100}],
        }
        for name in names
    ]
    for act in acts:
        bid = random.choice(bids)
        bid.setdefault("activities", []).append(  # type: ignore[attr-defined]
            {
                "id": act,
                "title": act,
                "organisation": bid["id"],
                "theme": random.choice(themes),
                "kind": random.choice(KINDS),
                "reach": reach_of(random),
                "cost": random.choice([0, "12.50", 30, 30, 80]),
                "volunteers": random.choice([0, 4]),
                "relation": random.choice(["existing", "new"]),
                "growth": random.choice([-1, 0, 2, "2.5"]),
            }
        )
    offered = [act for bid in bids for act in bid.get("activities", ())]
    return framework_of(random, themes, names, offered), bids


class Naive:
    """Every plan of a framework and bids."""

    def __init__(self, framework: Data, bids: list[Data]) -> None:
        self.themes = [one["id"] for one in framework["lots"]]
        self.block = framework["recombination"]
        self.rules = self.block["rules"]
        members = [one for bid in bids for one in bid["tenderer"]["members"]]
        self.who = {
            one["organisation"]: one for one in members if one["declarations"]["failliet"] == "nee"
        }
        offered = [act for bid in bids for act in bid.get("activities", ())]
        self.acts = sorted(
            (act for act in offered if act["organisation"] in self.who), key=lambda act: act["id"]
        )

    def sharings(self) -> Iterator[list[set[str]]]:
        count = min(self.rules.get("coalitions", {}).get("at-most", 99), len(self.themes))
        seen = set()
        for labels in product(range(count), repeat=len(self.themes)):
            blocks = [
                {t for t, at in zip(self.themes, labels, strict=True) if at == n}
                for n in range(count)
            ]
            key = frozenset(map(frozenset, blocks))
            if all(blocks) and key not in seen:
                seen.add(key)
                yield blocks

    def value(self, chosen: list[Data], blocks: list[set[str]]) -> Fraction:
        total = F(0)
        for row in self.block["demand"]:
            for district, asked in row["people"].items():
                here = sum(
                    part["people"]
                    for act in chosen
                    if act["theme"] == row["theme"]
                    for part in act["reach"]
                    if (part["district"], part["target-group"]) == (district, row["target-group"])
                )
                total += F(row["points"]) * min(here, asked)
        for n, one in enumerate(chosen):
            for other in chosen[n + 1 :]:
                if any({one["theme"], other["theme"]} <= block for block in blocks):
                    total += self.synergy(one, other)
        double = F(self.block.get("duplication", {}).get("points", 0))
        for theme, kind, district, group in product(self.themes, KINDS, DISTRICTS, GROUPS):
            count = sum(
                act["theme"] == theme
                and act["kind"] == kind
                and any(
                    part["people"] and (part["district"], part["target-group"]) == (district, group)
                    for part in act["reach"]
                )
                for act in chosen
            )
            total -= double * max(0, count - 1)
        return total

    def synergy(self, one: Data, other: Data) -> Fraction:
        found = F(0)
        for row in self.block.get("synergies", ()):
            if "activities" in row and {*row["activities"]} == {one["id"], other["id"]}:
                return F(row["points"])
            if "kinds" in row and sorted(row["kinds"]) == sorted((one["kind"], other["kind"])):
                places = [
                    {part["district"] for part in act["reach"] if part["people"]}
                    for act in (one, other)
                ]
                if one["organisation"] != other["organisation"] and places[0] & places[1]:
                    found += F(row["points"])
        return found

    def keeps(self, chosen: list[Data], blocks: list[set[str]]) -> bool:
        rules, there = self.rules, []
        for block in blocks:
            members = {act["organisation"] for act in chosen if act["theme"] in block}
            if not members:
                continue
            there.append(block)
            if "lead" in rules and all(self.who[m]["facts"]["regie"] == "nee" for m in members):
                return False
            size = rules.get("size", {})
            if not size.get("at-least", 1) <= len(members) <= size.get("at-most", 99):
                return False
            if any({*row["organisations"]} <= members for row in rules.get("apart", ())):
                return False
        cost = sum((F(act["cost"]) for act in chosen), F(0))
        new = sum(
            (F(a["cost"]) for a in chosen if self.who[a["organisation"]]["newcomer"] == "ja"), F(0)
        )
        if "newcomers" in rules and 100 * new < rules["newcomers"]["percent"] * cost:
            return False
        on, all_of_it = (
            sum(people(act) for act in among if act["relation"] == "existing")
            for among in (chosen, self.acts)
        )
        if "continuity" in rules and 100 * on < rules["continuity"]["percent"] * all_of_it:
            return False
        if "growth" in rules:
            rate = 1 + F(rules["growth"]["percent"], 100)
            reach = [
                sum((people(act) * (1 + F(act["growth"]) / 100) ** k for act in chosen), F(0))
                for k in range(rules["growth"]["years"])
            ]
            if any(after < rate * before for before, after in pairwise(reach)):
                return False
        return self.affordable(chosen, there)

    def connection(self) -> tuple[list[str], Fraction]:
        rule = self.rules.get("volunteers")
        offering = sorted({act["organisation"] for act in self.acts})
        to_connect = [one for one in offering if rule and self.who[one]["kind"] in rule["kinds"]]
        return to_connect, F(rule["cost"]) if rule else F(0)

    def affordable(self, chosen: list[Data], there: list[set[str]]) -> bool:
        to_connect, each = self.connection()
        ways = []
        for one in to_connect:
            own = {act["theme"] for act in chosen if act["organisation"] == one}
            own = own or {act["theme"] for act in self.acts if act["organisation"] == one}
            ways.append([theme for theme in own if any(theme in block for block in there)])
        budget = self.rules["budget"]
        for places in product(*ways):
            spent = {
                theme: sum((F(a["cost"]) for a in chosen if a["theme"] == theme), F(0))
                + each * places.count(theme)
                for theme in self.themes
            }
            if sum(spent.values()) <= budget["total"] and all(
                spent[theme] <= most for theme, most in budget.get("themes", {}).items()
            ):
                return True
        return False

    def leaderless(self) -> bool:
        """Whether there is something to choose from for a coalition that nobody can lead."""
        most = self.rules.get("coalitions", {}).get("at-most", 99)
        each = [[theme] for theme in self.themes]
        for themes in each if most >= len(self.themes) else [self.themes]:
            offering = {act["organisation"] for act in self.acts if act["theme"] in themes}
            if offering and all(self.who[one]["facts"]["regie"] == "nee" for one in offering):
                return "lead" in self.rules
        return False

    def best(self) -> tuple[Fraction, Fraction, list[str]] | None:
        """The value, the cost and the ids of the best plan."""
        to_connect, each = self.connection()
        found = []
        for blocks in self.sharings():
            for bits in product((False, True), repeat=len(self.acts)):
                chosen = [act for act, there in zip(self.acts, bits, strict=True) if there]
                if self.keeps(chosen, blocks):
                    cost = sum((F(act["cost"]) for act in chosen), each * len(to_connect))
                    ids = [act["id"] for act in chosen]
                    found.append((-self.value(chosen, blocks), cost, ids))
        return (-min(found)[0], *min(found)[1:]) if found else None


def people(act: Data) -> int:
    return sum(part["people"] for part in act["reach"])


def write(folder: Path, framework: Data, bids: list[Data]) -> tuple[Path, Path]:
    """Write the files."""
    (folder / "bids").mkdir(exist_ok=True)
    (folder / "kader.yaml").write_text(yaml.safe_dump(framework), encoding="utf-8")
    for bid in bids:
        (folder / "bids" / f"{bid['id']}.yaml").write_text(yaml.safe_dump(bid), encoding="utf-8")
    return folder / "kader.yaml", folder / "bids"


def test_a_plan_of_nothing_says_no_part_of_nothing(run, tmp_path):
    """One activity, which reaches nobody who is asked for: the cheapest plan is none at all."""
    framework, bids = case(0)
    theme, name = framework["lots"][0]["id"], bids[0]["id"]
    for bid in bids:
        bid.pop("activities", None)
    bids[0]["activities"] = [
        {
            "id": "sport",
            "title": "Sport",
            "organisation": name,
            "theme": theme,
            "kind": "sport",
            "reach": [{"district": "zuid", "target-group": "oud", "people": 60}],
            "cost": 1,
            "volunteers": 0,
            "relation": "new",
        }
    ]
    block = framework["recombination"]
    block.pop("synergies", None)
    block["demand"] = [{**block["demand"][0], "theme": theme, "target-group": "jong"}]
    block["rules"] = {"budget": {"total": 10, "assumed": "x"}}
    bids[0]["tenderer"]["members"][0]["declarations"]["failliet"] = "nee"
    words = write(tmp_path, framework, bids)
    done = run("recombine", *words, "--bid", tmp_path / "plan", "--lang", "en")
    assert done.code == 0, done.err
    assert "The plan is worth 0 points and costs € 0 a year: proven the best" in done.out
    assert "– %" not in done.out
    assert "nothing written" in done.err
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize("begin", range(0, 120, 20))
def test_the_command_finds_the_best_plan(run, tmp_path, begin):
    """Value, cost and choice are those of the best plan of all, and without any it is said."""
    for seed in range(begin, begin + 20):
        framework, bids = case(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        naive = Naive(framework, bids)
        done = run("recombine", *write(folder, framework, bids), "-f", "json", "--only", "plan")
        if not naive.acts:
            assert (done.code, "AB702" in done.err) == (2, True), seed
            continue
        assert ("AB474" in done.err) == naive.leaderless(), seed
        if naive.leaderless():
            assert done.code == 2, seed
            continue
        best = naive.best()
        assert done.err == "", (seed, done.err)
        data = json.loads(done.out)
        if best is None:
            assert (done.code, data["status"], data["coalitions"]) == (1, "none", []), seed
            continue
        members = [m for one in data["coalitions"] for m in one["members"]]
        chosen = [act for member in members for act in member["activities"]]
        got = (F(data["value"]["fraction"]), F(data["cost"]["fraction"]), sorted(chosen))
        assert (done.code, data["status"], got) == (0, "optimal", best), seed
