"""The frameworks and bids that come with the program: published outcomes, and facts of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.build import ROOT, F, of_bid, ranks, warning_codes
from tests.program import inputs
from tests.reference.naive import naive
from tests.reference.rounding import round_to
from tests.reference.stages import all_nodes

from aanbesteding import (
    Dossier,
    Evaluation,
    Faults,
    drop_out,
    evaluate,
    load_bids,
    load_draws,
    load_framework,
)
from aanbesteding.exact.number import Number
from aanbesteding.model.criteria import assumed_share

PUBLISHED = sorted(path.stem for path in (ROOT / "criteria" / "voorbeelden").glob("*.yaml"))
WHOLE = "van-zegel-tot-brief"  # sealed before there were bids, so without controls
LEIDEN = ("leiden-sterke-sociale-basis", "leiderdorp-welzijn", "manifest-leiden")
SOURCES = ROOT.parent / "shared" / "sources"


def published(name: str) -> Evaluation:
    """The evaluation of a worked example."""
    of = load_framework(ROOT / "criteria" / "voorbeelden" / f"{name}.yaml")
    return evaluate(of, load_bids(*inputs(ROOT / "bids" / "voorbeelden" / name)))


def printed(value: Fraction | None, digits: int) -> Fraction:
    """A number as its source prints it."""
    assert value is not None
    return round_to(value, digits, "half-up")


def outcome(name: str, lot: int = 0, digits: int = 2) -> dict[str, Fraction]:
    """The totals of a lot, rounded as the source prints them, the best first."""
    return {one.bid: printed(one.total, digits) for one in published(name).lots[lot].ranking}


class TestPublished:
    """Each worked example comes out as its source prints it; see criteria/voorbeelden/."""

    def test_all_are_here(self) -> None:
        """A framework that is added needs its published outcome in this class."""
        assert [name for name in PUBLISHED if name.startswith(("e", "f07", "van"))] == [
            "e02-punten",
            "e03-gelijke-stand",
            "e05-verhouding",
            "e07-hele-punten",
            "e09-gunnen-op-waarde",
            "e11-laagste-prijs",
            "e16-drie-methoden",
            "f07-toelating-en-signalen",
            WHOLE,
        ]

    def test_e2(self) -> None:
        """AsbestHub, points: b 40 for the price and 70 in all, c 35.56 and 89.56; a 74 (derived)."""
        assert outcome("e02-punten") == {"c": F("89.56"), "a": F(74), "b": F(70)}
        lot = published("e02-punten").lots[0]
        points = {
            name: [
                printed(of_bid(lot, name).points(criterion), 2)
                for criterion in ("prijs", "pva", "vgm")
            ]
            for name in "abc"
        }
        assert points == {"a": [32, 18, 24], "b": [40, 12, 18], "c": [F("35.56"), 27, 27]}

    def test_e3(self) -> None:
        """AsbestHub, award on value: both 400000, an exact tie that nothing announced decides."""
        result = published("e03-gelijke-stand")
        assert outcome("e03-gelijke-stand") == {"a": 400000, "b": 400000}
        assert result.lots[0].status == "draw-needed"
        assert ranks(result.lots[0]) == [(1, "a"), (1, "b")]
        assert warning_codes(result) == ["AB602"]

    def test_e5(self) -> None:
        """Digital Marketplace: 15000, 10000 and 30000 give 0.667, 1 and 0.333."""
        expected = {"b": F(1), "a": F("0.667"), "c": F("0.333")}
        assert outcome("e05-verhouding", digits=3) == expected

    def test_e7(self) -> None:
        """Impact Bids: 100, 105 and 108 give 40, 38 and 37 (before rounding 38.0952 and 37.0370)."""
        assert outcome("e07-hele-punten", digits=6) == {"a": 40, "b": 38, "c": 37}
        lot = published("e07-hele-punten").lots[0]
        assert printed(of_bid(lot, "b").points("prijs"), 4) == F("38.0952")
        assert printed(of_bid(lot, "c").points("prijs"), 4) == F("37.0370")

    def test_e9(self) -> None:
        """Negometrix: 80000 − 60 % of 2500 = 78500."""
        assert outcome("e09-gunnen-op-waarde") == {"a": 78500}

    def test_e11(self) -> None:
        """DFØ: milk 27000, flour 1000, coffee 30000 and butter 17280 make 75280.00."""
        assert outcome("e11-laagste-prijs") == {"a": F("75280.00")}
        (bid,) = published("e11-laagste-prijs").dossier.bids
        sheet = bid.lots[0].price_sheet
        assert sheet is not None
        amounts = [line.quantity * line.unit_price for line in sheet.lines]
        assert amounts == [27000, 1000, 30000, 17280]

    def test_e16(self) -> None:
        """bid_evaluation: experience 100, 0, 60; ratio 95, 100, 86.36; distance 100, 95, 90."""
        assert outcome("e16-drie-methoden", 0) == {"a": 100, "c": 60, "b": 0}
        assert outcome("e16-drie-methoden", 1) == {"b": 100, "a": 95, "c": F("86.36")}
        assert outcome("e16-drie-methoden", 2) == {"a": 100, "b": 95, "c": 90}

    def test_f07(self) -> None:
        """Ours: 40 × 60/125 + 55 = 74.20, 40 × 60/100 + 48 = 72, 40 + 20 = 60; d, e and f are out."""
        name = "f07-toelating-en-signalen"
        assert outcome(name) == {"b": F("74.20"), "a": F(72), "c": F(60)}
        lot = published(name).lots[0]
        out = {one.bid: [reason.kind for reason in one.reasons] for one in lot.excluded}
        assert out == {
            "d": ["same-organisation"],
            "e": ["same-organisation"],
            "f": ["requirement", "requirement"],
        }
        assert {flag.bid for flag in lot.flags} == {"c"}
        assert [flag.finding.code.code for flag in lot.flags] == [
            *["AB630"]
            * 4,  # 70,000 of the median, 76,000 of the mean, 85,000, 66,000: all above 60,000
            "AB631",  # 95,000 − 10 × 1,100 = 84,000
            "AB633",  # a unit price of zero
            "AB636",  # 100,000 is more than 1.5 × 60,000
            "AB635",  # without c the order of a and b turns
            "AB638",  # 57,000 beside 60,000
            "AB639",  # staff for 38,000
            "AB628",  # 1,000 of the 3,000
            "AB629",  # 1,000 beside 3,000
        ]
        assert warning_codes(published(name)) == ["AB622", "AB623", "AB623"]

    @pytest.mark.parametrize("name", [name for name in PUBLISHED if name != WHOLE])
    def test_every_control_holds(self, name: str) -> None:
        """Changing any one control by its last decimal stops the evaluation with AB430, and only it."""
        of = load_framework(ROOT / "criteria" / "voorbeelden" / f"{name}.yaml")
        dossier = load_bids(ROOT / "bids" / "voorbeelden" / name)
        assert of.controls
        assert warning_codes(evaluate(of, dossier)).count("AB608") == 0  # all of them are made
        for index, control in enumerate(of.controls):
            off = Number.of(control.expect + F(1, 10 ** int(control.decimals)))
            changed = control.model_copy(update={"expect": off})
            controls = (*of.controls[:index], changed, *of.controls[index + 1 :])
            with pytest.raises(Faults) as stop:
                evaluate(of.model_copy(update={"controls": controls}), dossier)
            assert [fault.code.code for fault in stop.value.faults] == ["AB430"]
            assert stop.value.faults[0].place.line > 1


class TestWholeProcedure:
    """Ours. Marks in per cent, the mean of two: the plan of 40 and the working together of 20 points;
    the price 40 × (500,000 − price)/200,000.

    Theelepelgilde: (75 + 100)/2 is 35, (75 + 50)/2 is 12.5, and 40 × 100,000/200,000 is 20: 67.5.
    Knoopsgatkade: (100 + 75)/2 is 35, (75 + 75)/2 is 15, and 40 × 87,500/200,000 is 17.5: 67.5.
    Vingerhoedwerf: (50 + 75)/2 is 25, (100 + 75)/2 is 17.5, and 40 × 120,000/200,000 is 24: 66.5.
    """

    FOLDER = ROOT / "bids" / "voorbeelden" / WHOLE

    def test_ends_in_a_tie(self) -> None:
        """Two at 67.5, whose plans, which would decide, are equal as well."""
        (lot,) = published(WHOLE).lots
        assert lot.status == "draw-needed"
        assert [(one.rank, one.bid, one.total) for one in lot.ranking] == [
            (1, "knoopsgatkade", F("67.5")),
            (1, "theelepelgilde", F("67.5")),
            (3, "vingerhoedwerf", F("66.5")),
        ]
        points = {
            one.bid: [one.points(name) for name in ("plan-van-aanpak", "samenwerking", "prijs")]
            for one in lot.ranking
        }
        assert points == {
            "knoopsgatkade": [35, 15, F("17.5")],
            "theelepelgilde": [35, F("12.5"), 20],
            "vingerhoedwerf": [25, F("17.5"), 24],
        }

    def test_drawn(self) -> None:
        """The recorded draw puts Knoopsgatkade first; without it Theelepelgilde wins either way."""
        of = published(WHOLE).framework
        dossier = load_bids(*inputs(self.FOLDER)).with_draws(
            load_draws(self.FOLDER / "loting.yaml")
        )
        (lot,) = evaluate(of, dossier).lots
        assert lot.status == "ranked"
        assert ranks(lot) == [(1, "knoopsgatkade"), (2, "theelepelgilde"), (3, "vingerhoedwerf")]
        (without,) = drop_out(of, dossier, ["knoopsgatkade"]).lots
        for after in (without.keep_ranking, without.rescore):
            assert [(one.bid, one.total) for one in after.ranking] == [
                ("theelepelgilde", F("67.5")),
                ("vingerhoedwerf", F("66.5")),
            ]

    def test_only_the_price_was_added(self) -> None:
        """The bids of before the opening are those of after it, but for the price and a comment."""
        before, after = (
            {
                path.name: [line for line in path.read_text("utf-8").splitlines() if line[0] != "#"]
                for path in sorted((self.FOLDER / folder).iterdir())
            }
            for folder in ("zonder-prijs", "inschrijvingen")
        )
        assert before == {name: lines[:-1] for name, lines in after.items()}
        assert all(lines[-1].startswith("    price: ") for lines in after.values())


# --- Leiden -----------------------------------------------------------------------------------


def raw(path: Path) -> Any:
    """A file as a plain YAML reader sees it, all scalars as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def raw_framework(name: str) -> Any:
    """A framework of Leiden as plain data."""
    return raw(ROOT / "criteria" / f"{name}.yaml")


BIDS = [raw(path) for path in sorted((ROOT / "bids" / "leiden").glob("*.yaml"))]


def raw_sheets(name: str) -> list[Any]:
    """The score sheets for a framework as plain data."""
    return [raw(path) for path in sorted((ROOT / "bids/leiden/scores" / name).glob("*.yaml"))]


@pytest.fixture(scope="module")
def leiden() -> dict[str, Evaluation]:
    """The three frameworks, evaluated over the same bids."""
    dossier = load_bids(ROOT / "bids" / "leiden")
    frameworks = [load_framework(ROOT / "criteria" / f"{name}.yaml") for name in LEIDEN]
    return {of.id: evaluate(of, dossier) for of in frameworks}


class TestLeidenRecalculated:
    """A second engine, over the files as a plain YAML reader sees them, has the same outcome."""

    @pytest.mark.parametrize("name", LEIDEN)
    def test_totals_ranking_exclusions(self, name: str, leiden: dict[str, Evaluation]) -> None:
        """Every total and every point exactly; every rank; every reason; every status."""
        expected = naive(raw_framework(name), BIDS, raw_sheets(name))
        assert list(expected) == [lot.lot.id for lot in leiden[name].lots]
        letters = {"exclusion": "a", "requirement": "b", "price": "c", "range": "d"}
        for lot in leiden[name].lots:
            theirs = expected[lot.lot.id]
            assert lot.status == theirs["status"]
            assert ranks(lot) == theirs["ranking"]
            assert {one.bid: one.total for one in lot.ranking} == theirs["totals"]
            for one in lot.ranking:
                points = {score.criterion: score.points for score in one.walk()}
                assert points == theirs["points"][one.bid]
            assert {
                one.bid: {
                    f"minimum:{reason.subject}"
                    if reason.kind == "minimum"
                    else letters.get(reason.kind, reason.kind)
                    for reason in one.reasons
                }
                for one in lot.excluded
            } == theirs["excluded"]


class TestLeidenData:
    """What the issue asks of the example: enough parties, forms and outcomes to show each rule."""

    @pytest.mark.parametrize("name", LEIDEN)
    def test_three_lots_with_ceilings(self, name: str) -> None:
        """The three core assignments, each with a ceiling."""
        lots = raw_framework(name)["lots"]
        assert [lot["id"] for lot in lots] == ["opgroeien", "samen-meedoen", "basiskracht"]
        assert all(F(lot["ceiling"]) > 0 for lot in lots)

    def test_at_least_ten_tenderers(self) -> None:
        """Ten bids or more, of as many different tenderers."""
        assert len({bid["tenderer"]["name"] for bid in BIDS}) == len(BIDS) >= 10

    def test_four_consortia_one_for_all_lots(self) -> None:
        """Four bids have a lead; exactly one consortium bids for all three lots."""
        joint = [b for b in BIDS if any(m["role"] == "lead" for m in b["tenderer"]["members"])]
        assert len(joint) == 4
        assert [len(bid["lots"]) for bid in joint].count(3) == 1

    def test_a_volunteer_platform_is_a_member(self) -> None:
        """A partner of the kind `vrijwilligersplatform`, in the consortium for all lots."""
        found = [
            (bid["id"], member["role"], len(bid["lots"]))
            for bid in BIDS
            for member in bid["tenderer"]["members"]
            if member.get("kind") == "vrijwilligersplatform"
        ]
        assert found == [("tuimeldijk", "member", 3)]

    def test_two_newcomers(self) -> None:
        """Two bids whose partners are all new in this work."""
        new = [
            bid["id"]
            for bid in BIDS
            if all(
                member.get("newcomer") == "ja"
                for member in bid["tenderer"]["members"]
                if member["role"] in ("sole", "lead", "member")
            )
        ]
        assert len(new) == 2

    def test_a_member_that_fails_a_declaration(self, leiden: dict[str, Evaluation]) -> None:
        """One member, not the lead, declares `ja`; its consortium is excluded in every lot."""
        failing = [
            (bid["id"], member["role"])
            for bid in BIDS
            for member in bid["tenderer"]["members"]
            if "ja" in member.get("declarations", {}).values()
        ]
        assert [role for _, role in failing] == ["member"]
        for lot in leiden[LEIDEN[0]].lots:
            for one in (*lot.ranking, *lot.excluded):
                if one.bid == failing[0][0]:
                    assert [reason.kind for reason in one.reasons] == ["exclusion"]

    def test_every_kind_of_outcome(self, leiden: dict[str, Evaluation]) -> None:
        """In the tender route: an exclusion, a requirement, a ceiling and a minimum set bids aside."""
        kinds = {
            reason.kind
            for lot in leiden[LEIDEN[0]].lots
            for one in lot.excluded
            for reason in one.reasons
        }
        assert kinds >= {"exclusion", "requirement", "price", "minimum"}

    def test_a_near_tie(self, leiden: dict[str, Evaluation]) -> None:
        """In one lot of the tender route the first is less than half a point ahead."""
        margins = []
        for lot in leiden[LEIDEN[0]].lots:
            first, second = (one.total for one in lot.ranking[:2])
            assert first is not None
            assert second is not None
            margins.append(first - second)
        assert sum(0 < margin < F(1, 2) for margin in margins) == 1

    @pytest.mark.parametrize("name", LEIDEN)
    def test_three_assessors_with_reasons(self, name: str, leiden: dict[str, Evaluation]) -> None:
        """Three sheets; every admitted bid has three marks on every judged criterion, with reasons."""
        assert len(raw_sheets(name)) == 3
        for lot in leiden[name].lots:
            for one in lot.ranking:
                for score in one.walk():
                    if score.marks:
                        assert len(score.marks) == 3
                        assert all(len(mark.reason) >= 20 for mark in score.marks)

    @pytest.mark.parametrize("name", LEIDEN)
    def test_no_two_reasons_are_the_same(self, name: str) -> None:
        """Nobody copied a reason."""
        said = [text for sheet in raw_sheets(name) for text in reasons_in(sheet["marks"])]
        assert len(said) == len(set(said)) > 50

    @pytest.mark.parametrize("name", LEIDEN)
    def test_provenance(self, name: str, leiden: dict[str, Evaluation]) -> None:
        """Every criterion, lot, fact, ground and requirement has a source or says it is assumed."""
        of = raw_framework(name)
        cited = [*of["lots"], *of["facts"], *of["exclusion-grounds"], *of["requirements"]]
        for item in [*cited, *all_nodes(of["criteria"])]:
            assert "source" in item or "assumed" in item, item["id"]

    @pytest.mark.parametrize("name", LEIDEN)
    def test_all_numbers_are_assumed(self, name: str, leiden: dict[str, Evaluation]) -> None:
        """Lots, weights and bounds say that they are ours. One number is in a source: «een jaar»."""
        of = raw_framework(name)
        numbered = [*of["lots"], *all_nodes(of["criteria"])]
        numbered += [item for item in of["requirements"] if {"at-least", "at-most"} & set(item)]
        open_items = [item for item in numbered if "assumed" not in item]
        assert [(item["id"], item["at-most"]) for item in open_items] == (
            [("binnen-een-jaar", "12")] if name == "manifest-leiden" else []
        )
        assert all("maximaal een jaar" in item["source"]["passage"] for item in open_items)
        assert assumed_share(leiden[name].framework) == 1

    @pytest.mark.parametrize("name", LEIDEN)
    def test_passages_stand_in_their_sources(self, name: str) -> None:
        """Every passage occurs literally in the file that it names, but for spaces and asterisks."""
        if not SOURCES.is_dir():
            pytest.skip("the sources are not in this checkout")
        of = raw_framework(name)
        files = {item["id"]: SOURCES / item["reference"] for item in of["sources"]}
        texts = {key: plain(path.read_text("utf-8")) for key, path in files.items()}
        passages = list(passages_in(of))
        assert len(passages) >= 10
        missing = [
            (document, passage)
            for document, passage in passages
            if plain(passage) not in texts[document]
        ]
        assert missing == []

    def test_no_existing_name_is_used(self) -> None:
        """What is particular in an invented name is in no source; no name in a source is in a bid.

        Signatories are the lines `name, person (function)` of the manifest and of the news item.
        """
        if not SOURCES.is_dir():
            pytest.skip("the sources are not in this checkout")
        text = "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.glob("*.txt")))
        invented = {bid["tenderer"]["name"] for bid in BIDS} | {
            member["name"] for bid in BIDS for member in bid["tenderer"]["members"]
        }
        known = set(re.findall(r"\w+", text.lower()))
        for name in invented:
            particular = [word for word in name.lower().split() if not GENERIC.fullmatch(word)]
            assert particular, name
            assert not known & set(particular), name
        signed = signatories(text)
        assert {"radius", "studio moio", "humanitas", "frank van rooij"} <= signed
        here = " ".join(sorted(invented)).lower()
        assert [name for name in sorted(signed) if re.search(rf"\b{re.escape(name)}\b", here)] == []


GENERIC = re.compile(
    "combinatie|coöperatie|platform|welzijn|jeugdwerk|jeugd|en|gezin|zorg|sociaal|werk|"
    "maatschappelijk|jongerenwerk|ouderenwerk|opbouwwerk|buurtwerk|schuldhulp|ateliers|"
    "talentenstudio"
)


def plain(text: str) -> str:
    """A text without the asterisks of Markdown, with single spaces."""
    return " ".join(text.replace("*", "").split())


def passages_in(value: Any) -> Iterator[tuple[str, str]]:
    """Every (document, passage) anywhere in a framework."""
    if isinstance(value, dict):
        if isinstance(value.get("source"), dict):
            yield value["source"]["document"], value["source"]["passage"]
        for inner in value.values():
            yield from passages_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages_in(inner)


def reasons_in(value: Any) -> Iterator[str]:
    """Every reason anywhere in the marks of a sheet."""
    if "reason" in value:
        yield value["reason"]
        return
    for inner in value.values():
        yield from reasons_in(inner)


def signatories(text: str) -> set[str]:
    """The organisations and people in the lists of names under the manifest, in small letters."""
    found: set[str] = set()
    for block in re.findall(
        r"Namen organisaties achter het manifest:?(.*?)(?:\n\n\n|Delen|\Z)", text, re.DOTALL
    ):
        for line in block.splitlines():
            parts = [part.strip() for part in line.split("(")[0].split(",")]
            found |= {part.lower().rstrip(".") for part in parts if len(part) > 3}
    return found


def test_the_example_frameworks_share_no_dossier() -> None:
    """Each worked example has a folder of bids of its own, with the same name."""
    folders = {path.name for path in (ROOT / "bids" / "voorbeelden").iterdir()}
    assert folders == set(PUBLISHED)
    assert isinstance(load_bids(ROOT / "bids" / "voorbeelden" / PUBLISHED[0]), Dossier)
