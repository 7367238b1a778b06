"""Clauses D15 to D20: reasons, capacity, warnings, excluded bids, winners, others. By hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.build import (
    LOT,
    RATED,
    bid,
    fact,
    framework,
    leaf,
    lot,
    made,
    member,
    requirement,
)
from tests.deciding.build import decided, finding_codes, notice, sheet
from tests.deciding.notices import (
    PUBLISHED,
    on_value,
    points,
    printed,
    two,
)

from aanbesteding.deciding.decision import Decision
from aanbesteding.model.framework import Panel


class TestReasons:
    """D15 The notice quotes per criterion the mark and the statement of reasons of every assessor
    whose mark counts, on the bid and on the winner: letter for letter, never shortened, merged or
    made. Marks that stand beside a consensus are not quoted. On a criterion that no assessor marked,
    the notice names the method.
    """

    def test_letter_for_letter(self) -> None:
        """Spaces, signs, braces and 2,000 letters come through as they are."""
        long = "é{x}%s «\u2019» " * 150
        of = points(panel=("p", "q"))
        given = [
            sheet("p", {"a": {"plan": (8, long), "veilig": (5, "v")}, "b": {"plan": (9, "W"), "veilig": (10, "V")}}),
            sheet("q", {"a": {"plan": (6, "kort."), "veilig": (5, "v")}, "b": {"plan": (9, "X"), "veilig": (10, "V")}}),
        ]  # fmt: skip
        decision = decided(of, [bid("a", 100), bid("b", 125)], given)
        row = notice(decision, "a").comparison.rows[0]
        assert [(q.mark, q.reason) for q in row.quotes] == [("8", long), ("6", "kort.")]
        assert [(q.mark, q.reason) for q in row.winner_quotes] == [("9", "W"), ("9", "X")]
        assert long.strip() in printed(decision)

    def test_a_consensus(self) -> None:
        """The joint 7 counts; the individual 9 stands beside it and is not quoted."""
        of = framework(leaf("k", 100, RATED), combine="consensus")
        given = [
            sheet("p", {"a": {"k": (9, "alleen")}, "b": {"k": (2, "alleen")}}),
            sheet(None, {"a": {"k": (7, "samen a")}, "b": {"k": (5, "samen b")}}),
        ]
        row = notice(decided(of, [bid("a"), bid("b")], given), "b").comparison.rows[0]
        assert [(q.capacity.nl, q.reason) for q in row.quotes] == [
            ("de beoordelingscommissie gezamenlijk", "samen b")
        ]
        assert [q.reason for q in row.winner_quotes] == ["samen a"]

    def test_without_marks(self) -> None:
        """The price criterion has no reasons; its method is named."""
        row = notice(two(points()), "a").comparison.rows[2]
        assert (row.quotes, row.winner_quotes, row.measures) == ((), (), "price")
        assert "berekend zoals aangekondigd: prijs (prijs naar rato van de laagste)." in (
            printed(two(points()))
        )


class TestCapacity:
    """D16 Assessors are named by their capacity, the `title` in the framework; where several have
    the same it gets a number. File and line of a quotation are in the JSON, and in the text only with
    `--sources`.
    """

    def test_the_title_and_never_the_name(self) -> None:
        """Two advisers and a manager: numbered as they are listed, and no identifier is printed."""
        titles = {"jansen": "adviseur", "pietersen": "manager", "dejong": "adviseur"}
        panel = {"assessors": [{"id": i, "title": t} for i, t in titles.items()], "combine": "mean"}
        of = framework(leaf("k", 100, RATED)).model_copy(update={"panel": made(Panel, panel)})
        given = [sheet(one, {"a": {"k": (8, "w")}, "b": {"k": (6, "x")}}) for one in titles]
        decision = decided(of, [bid("a"), bid("b")], given)
        row = notice(decision, "b").comparison.rows[0]
        assert [q.capacity.nl for q in row.quotes] == ["adviseur (1)", "manager", "adviseur (2)"]
        text = printed(decision, places=True)
        assert not [name for name in titles if name in text]


class TestWarnings:
    """D17 Warnings for whoever sends the notices, which change nothing: a reason without any word
    (AB662); the same reason of one assessor with different marks for the bid and the winner (AB663);
    a reason that names another tenderer or one of its members (AB664); a drawing of lots from after
    the day of sending (AB990). They stand apart from the notices.
    """

    def said(self, a: str, b: str, mark: int = 6) -> list[str]:
        """Return the codes for two reasons, under a published framework; a wins with an 8."""
        of = framework(leaf("k", 100, RATED), **PUBLISHED)
        given = sheet("p", {"a": {"k": (8, a)}, "b": {"k": (mark, b)}})
        members = [member("sole", "org-b", name="Stichting Beeld")]
        bids = [bid("a"), bid("b", members=members)]
        return finding_codes(decided(of, bids, [given]))

    def test_no_words(self) -> None:
        """A dash, a number and dots hold no word; one word is a reason."""
        assert self.said("goed", "-") == ["AB662"]
        assert self.said("8", "...") == ["AB662", "AB662"]
        assert self.said("goed", "nee") == []

    def test_the_same_reason(self) -> None:
        """An 8 and a 6 with one reason; with equal marks it explains what there is."""
        assert self.said("prima", "prima ") == ["AB663"]
        assert self.said("prima", "Prima") == []
        of = framework(leaf("k", 50, RATED), leaf("m", 50, RATED), **PUBLISHED)
        given = sheet("p", {b: {"k": (8, "s"), "m": (m, f"m{m}")} for b, m in (("a", 8), ("b", 6))})
        assert finding_codes(decided(of, [bid("a"), bid("b")], [given])) == []

    def test_another_name(self) -> None:
        """A reason on a that names b or its member; its own name is nobody's business."""
        assert self.said("Beter dan Bod b.", "matig") == ["AB664"]
        assert self.said("anders dan STICHTING BEELD", "matig") == ["AB664"]
        assert self.said("goed", "Bod b en Stichting Beeld passen goed") == []

    def test_apart_from_the_notices(self) -> None:
        """The warning comes before the first notice, and the outcome is the same: 80 against 60."""
        of = framework(leaf("k", 100, RATED))
        given = sheet("p", {"a": {"k": (8, "-")}, "b": {"k": (6, "x")}})
        text = printed(decided(of, [bid("a"), bid("b")], [given]))
        assert "Let op (niet voor de mededelingen)" in text
        assert text.index("AB662") < text.index("Mededeling aan")
        assert text.count("AB662") == 1


class TestExcluded:
    """D18 A notice about a bid that was excluded or set aside states every reason with its
    numbers, the names of the winners, the standstill and, as far as they were given, the bid's
    own scores and the reasons for them; nothing of other bids, except which other bid an
    organisation takes part in where that is the reason.
    """

    def test_excluded(self) -> None:
        """Two reasons with their numbers: 5 where 10 is asked, and 100 above the ceiling of 95."""
        of = framework(
            award="lowest-price",
            lots=[lot(ceiling=95)],
            facts=[fact("omzet")],
            requirements=[requirement("omzet", **{"at-least": 10})],
        )
        bids = [bid("a", 90, facts={"omzet": 20}), bid("b", 100, facts={"omzet": 5})]
        decision = decided(of, bids)
        (found,) = decision.lots[0].excluded
        assert (found.bid, found.rows) == ("b", ())
        text = printed(decision.only("b"))
        assert "- Voldoet niet aan eis «eis omzet»: 5 in plaats van minstens 10." in text
        assert "- Prijs € 100 ligt boven het plafond van € 95." in text
        assert "voornemens dit perceel te gunnen aan Bod a" in text
        assert "tot en met donderdag 10 december 2026" in text
        assert "€ 90" not in text

    def test_set_aside(self) -> None:
        """40 points where half of 100 is asked: its own 40 and its own reason, nothing of a's 80."""
        of = framework(leaf("k", 100, RATED, minimum={"percent": 50}))
        given = sheet("p", {"a": {"k": (8, "sterk plan")}, "b": {"k": (4, "zwak plan")}})
        decision = decided(of, [bid("a"), bid("b")], [given])
        (found,) = decision.lots[0].excluded
        (row,) = found.rows
        assert (row.points, row.winner_points, row.advantage, row.winner_quotes) == (
            40,
            None,
            None,
            (),
        )
        text = printed(decision.only("b"))
        assert "zwak plan" in text
        assert "sterk plan" not in text
        assert "80" not in text


class TestWinner:
    """D19 A winner's notice states its total, its own scores and the reasons for them, and the
    standstill; where there are several winners also its rank and their names. It states nothing
    else of other bids.
    """

    def test_its_own(self) -> None:
        """b: 36 + 20 + 32 = 88; a's 82 points and price of 100 are not in it."""
        decision = two(points()).only("b")
        winner = decision.lots[0].winner
        assert winner is not None
        assert (winner.total, [row.points for row in winner.rows]) == (88, [36, 20, 32])
        assert decision.lots[0].losing == ()
        text = printed(decision)
        assert "als eerste geëindigd, met een totaal van 88,00 punten" in text
        assert "Bod a" not in text
        assert "82,00" not in text

    def test_how_a_price_and_a_value_make_it(self) -> None:
        """500,000 − 84,000 = 416,000."""
        text = printed(on_value().only("a"), "en")
        assert "Total of this bid: price − quality value" in text.replace(" - ", " − ")
        assert "500,000 - 84,000 = 416,000" in text


class TestOthers:
    """D20 Ranks, names and totals of other bids than the winners are in a notice only with
    `--show-others`; then all ranked bids are listed in every notice but those of D18.
    """

    def three(self, **more: Any) -> Decision:
        """90, 95 and 97 euros, and 200 above the ceiling of 100."""
        of = framework(award="lowest-price", lots=[lot(ceiling=100)])
        prices = {"a": 95, "b": 90, "c": 97, "d": 200}
        return decided(of, [bid(name, price) for name, price in prices.items()], **more)

    @pytest.mark.parametrize("name", ["a", "b", "c"])
    def test_not_unless_asked(self, name: str) -> None:
        """Each notice names the winner and itself, and nobody else."""
        text = printed(self.three().only(name))
        named = {other for other in "abcd" if f"Bod {other}" in text}
        assert named == {name, "b"}

    def test_when_asked(self) -> None:
        """1 b € 90, 2 a € 95, 3 c € 97 in the notices to a, b and c; nothing in that to d."""
        decision = self.three(shows_others=True)
        listed = [("b", 1, Fraction(90)), ("a", 2, Fraction(95)), ("c", 3, Fraction(97))]
        lot_ = decision.lots[0]
        assert lot_.winner is not None
        for found in (lot_.winner, *lot_.losing):
            assert [(o.bid, o.rank, o.total) for o in found.others] == listed
        text = printed(decision.only("d"))
        assert "Bod a" not in text
        assert "Bod c" not in text
        assert lot_.lot.lot.id == LOT
