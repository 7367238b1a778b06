"""What letters and records say, as other programs read them, beside what `decide` gives as data."""

from __future__ import annotations

import hashlib
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from tests.letters import made as these
from tests.letters.made import SENT, bare, made, missing, text_of_docx, text_of_pdf
from tests.program import ROOT

from aanbesteding.deciding.decide import decide
from aanbesteding.reporting.decision_json import decision_json

READ = {"docx": text_of_docx, "pdf": text_of_pdf}
BOTH = pytest.mark.parametrize("form", ["docx", "pdf"])
LETTERS = {"nl": "brieven", "en": "letters"}
RECORD = {"nl": "proces-verbaal", "en": "record"}


def data(tender: str) -> dict:
    return json.loads(decision_json(decide(these.evaluation(tender), SENT)))


def shown(number: dict, lang: str) -> str:
    """Two decimals, rounded half up by the decimal module, in the manner of a language."""
    exact = Fraction(number["fraction"])
    value = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )
    text = f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def signed(number: dict, lang: str) -> str:
    return ("+" if Fraction(number["fraction"]) > 0 else "") + shown(number, lang)


def quotations(rows: list, key: str) -> list[str]:
    return [one["reason"] for row in rows for one in row[key]]


def statements(rows: list, key: str, lang: str) -> list[str]:
    """Capacity, mark and reason in the order in which a letter has them, without their signs."""
    return [
        text
        for row in rows
        for one in row[key]
        for text in (one["capacity"][lang], one["mark"], one["reason"])
    ]


@BOTH
@pytest.mark.parametrize("lang", ["nl", "en"])
class TestEveryScoreAndReason:
    def text(self, form, lang, lot, bid):
        path = f"{LETTERS[lang]}/{lot['id']}/{bid['bid']}.{form}"
        return READ[form](made("leiden", form, lang)[path])

    def test_a_losing_letter_has_both_scores_and_all_statements(self, form, lang):
        seen = 0
        for lot in data("leiden")["lots"]:
            for notice in lot["losing"]:
                text = self.text(form, lang, lot, notice)
                (compared,) = notice["comparisons"]
                rows = compared["criteria"]
                wanted = [
                    row["title"][lang]
                    + shown(row["weight"], lang)
                    + shown(row["points"], lang)
                    + shown(row["winner_points"], lang)
                    + signed(row["advantage"], lang)
                    for row in rows
                ]
                wanted += statements(rows, "reasons", lang)
                wanted += statements(rows, "winner_reasons", lang)
                wanted += [notice["name"], compared["beside"]["name"]]
                wanted += [
                    shown(compared[key], lang) for key in ("total", "winner_total", "difference")
                ]
                wanted += [shown(s["size"], lang) for s in compared["advantages"]]
                wanted += [shown(s["size"], lang) for s in compared["disadvantages"]]
                assert missing(wanted, text) == []
                seen += len(wanted)
        assert seen > 500  # nine losing letters, each with eleven criteria and their statements

    def test_a_winning_letter_has_its_own_scores_and_nothing_of_others(self, form, lang):
        for lot in data("leiden")["lots"]:
            (notice,) = lot["winners"]
            text = self.text(form, lang, lot, notice)
            rows = notice["criteria"]
            wanted = [
                row["title"][lang] + shown(row["weight"], lang) + shown(row["points"], lang)
                for row in rows
            ]
            wanted += [*statements(rows, "reasons", lang), shown(notice["total"], lang)]
            assert missing(wanted, text) == []
            others = [loser["name"] for loser in lot["losing"]]
            assert missing(others, text) == others

    def test_an_excluded_tenderer_reads_every_reason(self, form, lang):
        for lot in data("leiden")["lots"]:
            for notice in lot["excluded"]:
                text = self.text(form, lang, lot, notice)
                wanted = [reason["text"][lang][1:] for reason in notice["reasons"]]
                wanted += [lot["beneficiaries"][0]["name"], notice["name"]]
                wanted += statements(notice["criteria"], "reasons", lang)
                assert missing(wanted, text) == []

    def test_every_letter_has_the_exact_standstill(self, form, lang):
        # Sent on Friday 20 November 2026: day 1 is the 21st, day 20 Thursday 10 December.
        days = {
            "nl": ("zaterdag 21 november 2026", "donderdag 10 december 2026", "11 december 2026"),
            "en": ("Saturday 21 November 2026", "Thursday 10 December 2026", "11 December 2026"),
        }[lang]
        for path, document in made("leiden", form, lang).items():
            assert missing(days, READ[form](document)) == [], path

    def test_the_record_has_who_what_and_which_files(self, form, lang):
        text = READ[form](made("leiden", form, lang)[f"{RECORD[lang]}.{form}"])
        of = these.evaluation("leiden")
        found = data("leiden")
        wanted = [bid.tenderer.name for bid in of.dossier.bids]
        wanted += [one.name for bid in of.dossier.bids for one in bid.tenderer.members]
        said: list[str] = []
        for lot in found["lots"]:
            for notice in (*lot["winners"], *lot["excluded"]):
                said += quotations(notice["criteria"], "reasons")
            for notice in lot["losing"]:
                said += quotations(notice["comparisons"][0]["criteria"], "reasons")
        assert len(said) == 156  # 13 bids were scored by 3 assessors on 4 criteria
        wanted += said
        files = [ROOT / "criteria/leiden-sterke-sociale-basis.yaml"]
        files += sorted((ROOT / "bids/leiden").glob("*.yaml"))
        files += sorted((ROOT / "bids/leiden/scores/leiden-sterke-sociale-basis").glob("*.yaml"))
        assert len(files) == 15  # the framework, eleven bids, three score sheets
        for path in files:
            wanted += [path.name, hashlib.sha256(path.read_bytes()).hexdigest()]
        for lot in found["lots"]:
            wanted += [reason["text"][lang] for bid in lot["excluded"] for reason in bid["reasons"]]
            wanted += [shown(one["comparisons"][0]["total"], lang) for one in lot["losing"]]
            wanted += [lot["beneficiaries"][0]["name"], shown(lot["winners"][0]["total"], lang)]
        assert missing(wanted, text) == []


@BOTH
class TestOtherTenders:
    @pytest.mark.parametrize("tender", ["waarde", "toelating"])
    def test_every_statement_and_reason_is_there(self, form, tender):
        found, documents = data(tender), made(tender, form)
        for lot in found["lots"]:
            for notice in (*lot["losing"], *lot["excluded"], *lot["winners"]):
                text = READ[form](documents[f"brieven/{lot['id']}/{notice['bid']}.{form}"])
                rows = (
                    notice["comparisons"][0]["criteria"]
                    if "comparisons" in notice
                    else notice["criteria"]
                )
                wanted = quotations(rows, "reasons") + quotations(rows, "winner_reasons")
                wanted += [reason["text"]["nl"][1:] for reason in notice.get("reasons", ())]
                assert missing([notice["name"], *wanted], text) == []

    def test_a_lot_that_is_not_decided_has_a_record_and_no_letters(self, form):
        documents = made("gelijk", form)
        assert list(documents) == [f"proces-verbaal.{form}"]
        text = READ[form](documents[f"proces-verbaal.{form}"])
        assert missing(["Over dit perceel is geen gunningsbeslissing te nemen."], text) == []

    def test_a_draft_says_so_on_every_document(self, form):
        for document in made("leiden", form).values():
            assert missing(["PROEF: het kader is een concept"], READ[form](document)) == []

    def test_a_published_framework_does_not(self, form):
        for document in made("waarde", form).values():
            assert "PROEF" not in READ[form](document)


@BOTH
class TestWhatIsNotKnown:
    def test_without_a_day_of_sending_no_date_is_invented(self, form):
        for path, document in made("leiden", form, "nl", None).items():
            text = READ[form](document)
            assert "2026" not in text.replace("2026", "", text.count("juli2026")), path
            if path.startswith("brieven"):
                wanted = [
                    "[in te vullen: datum van verzending]",
                    "[in te vullen: eerste en laatste",
                ]
                assert missing(wanted, text) == []
                assert "1980" not in text  # the day in the properties of the file

    def test_names_of_people_and_the_address_are_left_open(self, form):
        blanks = [
            "[in te vullen: naam en adres van de aanbestedende dienst]",
            "[in te vullen: ter attentie van, adres]",
            "[in te vullen: kenmerk]",
            "[in te vullen: hoe, waar en binnen welke termijn",
            "[in te vullen: naam en functie van de ondertekenaar]",
        ]
        documents = made("leiden", form)
        for path, document in documents.items():
            if path.startswith("brieven"):
                assert missing(blanks, READ[form](document)) == [], path
        record = READ[form](documents[f"proces-verbaal.{form}"])
        # three members of the panel and whoever draws it up; three names in the list of members
        assert record.count(bare("[handtekening]")) == 4
        assert record.count(bare("[naam]")) == 7


class TestOthersInALetter:
    def test_other_tenderers_are_named_only_when_asked(self):
        of = these.evaluation("leiden")
        material = these.Material(of, of.lots[:1], these.told(others=True))
        asked = these.documents(material, "nl", these.WordLetters, ".docx")
        path = "brieven/opgroeien/kiezelkade.docx"
        other = "Zeskantsluis Sociaal Werk"
        assert missing([other], text_of_docx(asked[path])) == []
        assert missing([other], text_of_docx(made("leiden", "docx")[path])) == [other]
