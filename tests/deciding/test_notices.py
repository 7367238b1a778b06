"""Clauses D1, D2 and D10 to D14: who is told what of scores. Small tenders, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    framework,
    leaf,
    lot,
    marks,
    node,
    rounding,
)
from tests.deciding.build import SENT, decided, finding_codes, notice, parts, sheet, sizes
from tests.deciding.notices import (
    FORMULAS,
    FORTY,
    PUBLISHED,
    on_value,
    points,
    printed,
    quality,
    two,
)
from tests.draw_build import dossier, drawing

from aanbesteding import evaluate
from aanbesteding.deciding.decide import decide
from aanbesteding.deciding.decision import Decision, TieBreak
from aanbesteding.methods.awards import AWARDS


class TestLots:
    """D1 A lot is decided when it is certain who gets its contract, or its contracts (`ranked`;
    scoring.md, 7.5): these bids are the *winners*, mostly one. A lot with another status gets
    no notices: it is said what is needed (a drawing of lots, a rule that was announced, an
    admissible bid), and the reasons against its bids are listed. The other lots go on. `decide`
    exits with 1 when a lot asked for is not decided, else with 0.
    """

    @pytest.mark.parametrize(
        ("ties", "words"),
        [
            ({"order": [], "otherwise": "draw"}, "Nodig is een loting, zoals aangekondigd"),
            ("not-announced", "Het kader kondigt niet aan wat dan beslist"),
        ],
    )
    def test_a_tie(self, ties: Any, words: str) -> None:
        """Two bids of 50 points: nobody is told anything, and what is needed is said."""
        of = framework(leaf("k", 100, RATED), policies={"ties": ties})
        given = marks("p", {"a": {"k": 5}, "b": {"k": 5}})
        found = decided(of, [bid("a"), bid("b")], [given]).lots[0]
        assert (found.status, found.winner, found.losing, found.excluded) == (
            "draw-needed",
            None,
            (),
            (),
        )
        assert found.needed is not None
        assert found.needed.nl.startswith(f"Gelijke stand op rang 1: Bod a en Bod b. {words}")

    def test_no_bid_is_admissible(self) -> None:
        """The only bid asks 100 where 90 is the ceiling: its reason is listed, no notice is made."""
        of = framework(award="lowest-price", lots=[lot(ceiling=90)])
        decision = decided(of, [bid("a", 100)])
        assert decision.lots[0].status == "no-admissible-bid"
        text = printed(decision)
        assert "Er is geen geldige inschrijving" in text
        assert "- Bod a (a): prijs € 100 ligt boven het plafond van € 90." in text
        assert "Mededeling" not in text

    def test_no_bid_at_all(self) -> None:
        """Nothing came in for the second of two lots; the first is decided: 90 beats 95."""
        of = framework(award="lowest-price", lots=[lot(), lot("leeg")])
        decision = decided(of, [bid("a", 90), bid("b", 95)])
        assert [found.status for found in decision.lots] == ["awarded", "no-admissible-bid"]
        assert decision.lots[1].needed is not None
        assert decision.lots[1].needed.en == "No bid was received."
        assert not decision.is_complete

    def test_a_lot_that_is_not_asked_for(self) -> None:
        """Only the first of two lots: complete."""
        of = framework(award="lowest-price", lots=[lot(), lot("leeg")])
        evaluation = evaluated(of, [bid("a", 90), bid("b", 95)])
        assert decide(evaluation, SENT, lots=evaluation.lots[:1]).is_complete


class TestSeveralContracts:
    """Clauses D1, D10, D18 and D19 where a lot has two contracts: 90, 80, 70 and one set aside."""

    def three(self, d: int = 3) -> Decision:
        """a 90, b 80 and c 70 points, and d below the minimum of 40."""
        lots = [lot(winners=2)]
        of = framework(leaf("k", 100, RATED, minimum={"percent": 40}), lots=lots, **PUBLISHED)
        why = {"a": (9, "best"), "b": (8, "goed"), "c": (7, "wel"), "d": (d, "zwak")}
        given = sheet("p", {name: {"k": mark} for name, mark in why.items()})
        return decided(of, [bid(name) for name in why], [given])

    def test_all_winners_are_named_everywhere(self) -> None:
        """In each of the four notices; and each winner is told its own rank and nothing of c."""
        decision = self.three()
        found = decision.lots[0]
        assert found.beneficiaries == (("a", "Bod a"), ("b", "Bod b"))
        assert [(n.bid, n.rank, n.total) for n in found.winners] == [("a", 1, 90), ("b", 2, 80)]
        assert decision.is_complete
        for name in "abcd":
            text = printed(decision.only(name))
            assert text.count("te gunnen aan Bod a en Bod b") == 2, name
        text = printed(decision.only("b"), "en")
        assert "The bid of Bod b ranks 2 of 3, with a total of 80.00 points." in text
        assert "Bod c" not in text
        assert "90.00" not in text

    def test_beside_each_of_them(self) -> None:
        """c is 20 behind a and 10 behind b; its own reason is quoted once, theirs once each."""
        decision = self.three().only("c")
        (found,) = decision.losing()
        gaps = [(one.beside.bid, one.difference) for one in found.comparisons]
        assert gaps == [("a", 20), ("b", 10)]
        text = printed(decision)
        assert "Naast de inschrijving van Bod a" in text
        assert "Naast de inschrijving van Bod b" in text
        assert [text.count(f"«{reason}»") for reason in ("best", "goed", "wel")] == [1, 1, 1]
        assert text.count("tot en met donderdag 10 december 2026") == 2  # the standstill itself too

    def test_a_tie_for_the_last_contract(self) -> None:
        """b and c have 80 for one contract left: nobody is told, and the rank is 2."""
        of = framework(
            leaf("k", 100, RATED),
            lots=[lot(winners=2)],
            policies={"ties": {"order": [], "otherwise": "draw"}},
        )
        given = marks("p", {"a": {"k": 9}, "b": {"k": 8}, "c": {"k": 8}})
        found = decided(of, [bid("a"), bid("b"), bid("c")], [given]).lots[0]
        assert (found.status, found.winners, found.losing) == ("draw-needed", (), ())
        assert found.needed is not None
        assert found.needed.en.startswith("Tie for rank 2: Bod b and Bod c. A drawing of lots")

    def test_a_tie_inside(self) -> None:
        """a and b share rank 1 and there are two contracts: both get one, and c is told of both."""
        of = framework(leaf("k", 100, RATED), lots=[lot(winners=2)])
        given = marks("p", {"a": {"k": 9}, "b": {"k": 9}, "c": {"k": 8}})
        decision = decided(of, [bid("a"), bid("b"), bid("c")], [given])
        assert [n.rank for n in decision.lots[0].winners] == [1, 1]
        assert [one.difference for one in notice(decision, "c").comparisons] == [10, 10]


class TestDraft:
    """D2 Under a framework with `status: draft` everything is calculated, with warning AB661, and
    the text says at the top that it is a trial.
    """

    @pytest.mark.parametrize(("status", "codes"), [("draft", ["AB661"]), ("published", [])])
    def test_the_warning(self, status: str, codes: list[str]) -> None:
        """88 beats 82 in both, and only the draft warns."""
        decision = two(points(status=status))
        assert [c for c in finding_codes(decision) if c == "AB661"] == codes
        assert decision.lots[0].chosen == ("b", "Bod b")
        assert ("PROEF" in printed(decision)) == (status == "draft")
        assert ("TRIAL" in printed(decision, "en")) == (status == "draft")


class TestBeside:
    """D10 The notice states the rank and how many bids were ranked, both totals, and per
    criterion the weight, the bid's own points, the winner's points and the *advantage*: the
    winner's points less its own. Points are those after announced rounding. Where a lot has
    several winners, all of them are named, and all this is said beside each of them in turn
    (D10 to D15).
    """

    def test_by_hand(self) -> None:
        """82 against 88: plan 32 and 36, safety 10 and 20, price 40 and 32."""
        found = notice(two(points()), "a")
        assert (found.rank, found.ranked, found.shared) == (2, 2, 1)
        compared = found.comparison
        assert (compared.total, compared.winner_total, compared.difference) == (82, 88, 6)
        rows = [
            (r.criterion, r.weight, r.points, r.winner_points, r.advantage) for r in compared.rows
        ]
        assert rows == [
            ("plan", 40, 32, 36, 4),
            ("veilig", 20, 10, 20, 10),
            ("prijs", 40, 40, 32, -8),
        ]

    def test_a_tree(self) -> None:
        """A node of 60 over 40 and 20: 42 against 56, which no assessor gave."""
        tree = node("kwaliteit", 60, leaf("plan", 40, RATED), leaf("veilig", 20, RATED))
        rows = notice(two(framework(tree, leaf("prijs", 40, PROPORTIONAL))), "a").comparison.rows
        assert [(r.criterion, r.depth, r.scored) for r in rows] == [
            ("kwaliteit", 0, False),
            ("plan", 1, True),
            ("veilig", 1, True),
            ("prijs", 0, True),
        ]
        assert (rows[0].points, rows[0].winner_points) == (42, 56)

    def test_rounded(self) -> None:
        """a for 110 and b for 100: 40 × 100/110 = 36.3636…, announced as 36.4."""
        of = framework(
            leaf("prijs", 40, PROPORTIONAL),
            weights=FORTY,
            policies={"rounding": [rounding("criterion", 1)]},
        )
        (row,) = notice(decided(of, [bid("a", 110), bid("b", 100)]), "a").comparison.rows
        assert (row.points, row.advantage) == (F("36.4"), F("3.6"))

    def test_a_shared_rank(self) -> None:
        """90 wins; 95 and 95 share rank 2 of 3."""
        of = framework(award="lowest-price")
        decision = decided(of, [bid("a", 95), bid("b", 90), bid("c", 95)])
        assert [(n.bid, n.rank, n.ranked, n.shared) for n in decision.losing()] == [
            ("a", 2, 3, 2),
            ("c", 2, 3, 2),
        ]
        assert "op rang 2 van 3, gedeeld met 1 andere" in printed(decision)


class TestAdvantages:
    """D11 The *relative advantages* are the criteria on which the winner has more points and, where
    the price itself is in the total, a lower price; the greatest first. In the same way the notice
    lists what the bid itself is better at, and the criteria on which both have the same. Only
    criteria without subcriteria are listed. Under `lowest-price` criteria do not count, so none is
    listed.
    """

    def test_points(self) -> None:
        """b is 10 better on safety and 4 on the plan, a is 8 better on price."""
        compared = notice(two(points()), "a").comparison
        assert sizes(compared.advantages) == [("veilig", 10), ("plan", 4)]
        assert sizes(compared.disadvantages) == [("prijs", 8)]
        assert compared.equal == ()

    def test_the_price_among_them(self) -> None:
        """On value: plan 60,000 against 15,000, safety 24,000 against −20,000; b is 80,000 cheaper."""
        compared = notice(on_value(), "b").comparison
        assert sizes(compared.advantages) == [("plan", 45000), ("veilig", 44000)]
        (price,) = compared.disadvantages
        assert (price.criterion, price.better, price.worse, price.size) == (
            None,
            420000,
            500000,
            80000,
        )

    def test_a_lower_price_of_the_winner(self) -> None:
        """90 against 95: the one advantage is 5 euros, and marks that are only gates count not."""
        of = framework(
            leaf("k", 100, RATED), award="lowest-price", weights={"unit": "percent", "of": "whole"}
        )
        given = marks("p", {"a": {"k": 9}, "b": {"k": 6}})
        compared = notice(decided(of, [bid("a", 95), bid("b", 90)], [given]), "a").comparison
        assert sizes(compared.advantages) == [(None, 5)]
        assert sizes(compared.disadvantages) == []
        assert [row.points for row in compared.rows] == [90]

    def test_the_same(self) -> None:
        """Both have 8 for the plan; what is equal is no advantage of anybody."""
        given = marks("p", {"a": {"plan": 8, "veilig": 5}, "b": {"plan": 8, "veilig": 10}})
        of = points()
        compared = notice(decided(of, [bid("a"), bid("b")], [given]), "a").comparison
        assert compared.equal == ("plan", "prijs")
        assert sizes(compared.advantages) == [("veilig", 10)]

    def test_of_a_tree_only_the_leaves(self) -> None:
        """The node of 60 is no item of its own."""
        tree = node("kwaliteit", 60, leaf("plan", 40, RATED), leaf("veilig", 20, RATED))
        compared = notice(two(framework(tree, leaf("prijs", 40, PROPORTIONAL))), "a").comparison
        assert sizes(compared.advantages) == [("veilig", 10), ("plan", 4)]

    def test_none(self) -> None:
        """A winner on the order of ties alone has no advantage on any item, and the text says so."""
        of = framework(
            leaf("k", 100, RATED), policies={"ties": {"order": ["price"], "otherwise": "draw"}}
        )
        given = marks("p", {"a": {"k": 5}, "b": {"k": 5}})
        decision = decided(of, [bid("a", 100), bid("b", 90)], [given])
        assert notice(decision, "a").comparison.advantages == ()
        assert "Op geen enkel onderdeel heeft de gekozen inschrijving een hogere score." in printed(
            decision
        )


class TestAddingUp:
    """D12 Where the award adds up, the parts of the difference are stated in the unit of the total
    and add up to it exactly: per criterion, for the price, and for announced rounding of nodes and
    total. Other awards do not add up, and no sum is given.
    """

    def test_points(self) -> None:
        """10 + 4 − 8 = 6."""
        found = notice(two(points()), "a")
        assert parts(found) == {"plan": 4, "veilig": 10, "prijs": -8}
        assert found.comparison.difference == 6

    def test_fixed_price(self) -> None:
        """80 against 60 points at the same fixed price: 20."""
        of = framework(
            leaf("k", 100, RATED), award="fixed-price", lots=[lot(**{"fixed-price": 100})]
        )
        given = marks("p", {"a": {"k": 8}, "b": {"k": 6}})
        found = notice(decided(of, [bid("a", None), bid("b", None)], [given]), "b")
        assert parts(found) == {"k": 20}
        assert found.comparison.additive

    def test_award_on_value(self) -> None:
        """45,000 + 44,000 − 80,000 = 9,000 = 425,000 − 416,000."""
        found = notice(on_value(), "b")
        assert parts(found) == {"plan": 45000, "veilig": 44000, "price": -80000}
        assert found.comparison.difference == 9000

    def test_lowest_price(self) -> None:
        """95 − 90 = 5."""
        found = notice(decided(framework(award="lowest-price"), [bid("a", 95), bid("b", 90)]), "a")
        assert parts(found) == {"price": 5}

    def test_willingness_to_pay(self) -> None:
        """At 1,000 a per cent: a 100,000 − 80,000 = 20,000, b 90,000 − 60,000 = 30,000.

        20 points are 20,000, b is 10,000 cheaper: 10,000. Over a whole of 50 points each counts
        double: 16 against 12 points of 20, 80 and 60 %, are the same 20,000.
        """
        award = {"type": "willingness-to-pay", "per-percent": 1000}
        assert parts(notice(quality(award), "b")) == {"k": 20000, "price": -10000}
        weights = {"unit": "points", "of": "whole", "total": 20}
        of = framework(leaf("k", 20, RATED), award=award, weights=weights)
        given = marks("p", {"a": {"k": 8}, "b": {"k": 6}})
        found = notice(decided(of, [bid("a", 100000), bid("b", 90000)], [given]), "b")
        assert parts(found) == {"k": 20000, "price": -10000}
        assert found.comparison.difference == 10000

    def test_rounding_of_the_total(self) -> None:
        """40 × 100/105 = 38.095… becomes 38: the difference is 2, of which 0.095… is rounding."""
        of = framework(
            leaf("prijs", 40, PROPORTIONAL),
            weights=FORTY,
            policies={"rounding": [rounding("total", 0)]},
        )
        decision = decided(of, [bid("a", 100), bid("b", 105)])
        found = notice(decision, "b")
        assert parts(found) == {"prijs": 40 - F(4000, 105), "rounding": F(4000, 105) - 38}
        assert found.comparison.difference == 2
        assert "vermeerderd met 0,10 punten door de aangekondigde afronding" in printed(decision)

    def test_rounding_of_a_node(self) -> None:
        """A node of 40 × 100/105 to whole points, and a total that is left alone: the same."""
        tree = node("n", 40, leaf("prijs", 40, PROPORTIONAL))
        of = framework(tree, weights=FORTY, policies={"rounding": [rounding("node", 0)]})
        found = notice(decided(of, [bid("a", 100), bid("b", 105)]), "b")
        assert parts(found) == {"prijs": 40 - F(4000, 105), "rounding": F(4000, 105) - 38}

    @pytest.mark.parametrize("award", ["price-per-quality", "mark-up", "value-for-money"])
    def test_what_does_not_add_up(self, award: str) -> None:
        """1,250 and 1,500 euros a point are 250 apart, and no sum of points and euros makes 250."""
        more = {"mark-up": {"quality-weight": 40, "price-weight": 60}}
        more |= {"value-for-money": {"constant": 100000}}
        decision = quality({"type": award, **more.get(award, {})})
        (found,) = decision.losing()
        assert (found.comparison.additive, found.comparison.contributions) == (False, ())
        assert "Optelling" not in printed(decision)


class TestPrice:
    """D13 The difference in price is stated in euros with what it means: the points on criteria
    about the price together, euro for euro in the total, or through the formula. Under an award that
    does not add up the notice also states what the total would have been with the winner's price
    and the bid's own quality, and with the winner's quality and the bid's own price, by the announced
    formula and with all other bids as they are.
    """

    def test_through_a_criterion(self) -> None:
        """a is 25 cheaper, which gives it 8 points."""
        price = notice(two(points()), "a").comparison.price
        assert (price.own, price.winner, price.difference) == (100, 125, -25)
        assert (price.role, price.points) == ("criterion", -8)
        assert "Op de criteria over de prijs heeft deze inschrijving daarmee 8,00 punten meer." in (
            printed(two(points()))
        )

    def test_in_the_total(self) -> None:
        """b is 80,000 cheaper, euro for euro."""
        price = notice(on_value(), "b").comparison.price
        assert (price.difference, price.role, price.points) == (-80000, "total", None)
        assert (
            "€ 420.000, is € 80.000 lager dan die van de gekozen inschrijving, € 500.000. De "
            in (printed(on_value()))
        )

    def test_in_a_formula(self) -> None:
        """Price per point: b has 90,000/60 = 1,500 and a 100,000/80 = 1,250.

        With a's price b would have 100,000/60 = 1,666.67, with a's quality 90,000/80 = 1,125.
        """
        decision = quality("price-per-quality")
        compared = notice(decision, "b").comparison
        assert (compared.price.role, compared.difference) == ("formula", 250)
        assert compared.what_if == (F(100000, 60), 1125)
        assert "en de eigen kwaliteit was het totaal € 1.666,67 per punt geweest" in printed(
            decision
        )

    def test_of_a_relative_award(self) -> None:
        """Utility index, N = 1: a (1 − 0)/100,000 × 90,000 = 0.9, b (1 − 0.2)/90,000 × 90,000 = 0.8.

        With a's price b has 0.8 × 0.9 = 0.72; with a's quality, 1/90,000 × 90,000 = 1.
        """
        decision = quality({"type": "utility-index", "quality-weight": 50, "price-weight": 50})
        compared = notice(decision, "b").comparison
        assert (compared.winner_total, compared.total) == (F("0.9"), F("0.8"))
        assert compared.what_if == (F("0.72"), 1)

    @pytest.mark.parametrize("award", sorted(FORMULAS))
    def test_every_formula(self, award: str) -> None:
        """80 for 100,000 against 60 for 90,000: the better half of the other makes a better total.

        More quality is always better and so is a lower price. Where a wins, b is better off with
        a's quality and worse off with its price; where b wins, it is the other way round for a.
        """
        decision = quality({"type": award, **FORMULAS[award]})
        compared = next(decision.losing()).comparison
        assert compared.what_if is not None
        sign = 1 if AWARDS[award].better == "high" else -1
        dearer = compared.price.difference < 0  # the winner
        by_quality = sign * (compared.what_if.with_winners_quality - compared.total)
        by_price = sign * (compared.what_if.with_winners_price - compared.total)
        assert (by_quality > 0, by_price > 0) == (dearer, not dearer)
        for lang in ("nl", "en"):
            text = printed(decision, lang)
            assert "Optelling" not in text
            assert "Sum:" not in text
            assert "€" in text
            assert "{" not in text

    def test_not_at_all(self) -> None:
        """Points without a criterion on the price: 80 beats 60, whatever they cost."""
        decision = quality("points")
        assert notice(decision, "b").comparison.price.role == "none"
        assert "De prijs telt niet mee in het totaal." in printed(decision)


class TestTies:
    """D14 Where the totals are equal, the notice says which announced word decided between the
    two bids and what each had under it; where none did, that lots were drawn, on which day, and
    who held the drawing. The decision on the lot says of every drawing for which rank it was
    held, and a notice says so of its own rank; neither names the others that were drawn.
    """

    def tied(self, *order: str) -> Any:
        """Two criteria of 50: a has 40 + 30, b 30 + 40; a asks 100, b 90. Both have 70."""
        of = framework(
            leaf("k", 50, RATED),
            leaf("m", 50, RATED),
            policies={"ties": {"order": list(order), "otherwise": "draw"}},
        )
        given = marks("p", {"a": {"k": 8, "m": 6}, "b": {"k": 6, "m": 8}})
        return evaluated(of, [bid("a", 100), bid("b", 90)], [given])

    def test_a_criterion(self) -> None:
        """On k a has 40 and b 30."""
        decision = decide(self.tied("k"), SENT)
        found = notice(decision, "b").comparison.tie_break
        assert found is not None
        assert (found.word, found.own, found.winner) == ("k", 30, 40)
        assert "besliste k: Bod a heeft 40,00 punten, deze inschrijving 30,00 punten." in printed(
            decision
        )

    def test_the_price(self) -> None:
        """b asks 90, a 100."""
        found = notice(decide(self.tied("price"), SENT), "a").comparison.tie_break
        assert found == TieBreak("price", ("de laagste prijs", "the lowest price"), 100, 90)  # type: ignore[arg-type]

    def test_lots_were_drawn(self) -> None:
        """Nothing decided; lots were drawn on 14 March 2026 by N. Naam, and b came first."""
        evaluation = self.tied()
        bids, given = evaluation.dossier.bids, evaluation.dossier.sheets
        held = dossier(bids, given, [drawing("ba", 70)])
        decision = decide(evaluate(evaluation.framework, held), SENT)
        found = notice(decision, "a").comparison.tie_break
        assert found is not None
        assert found.drawn is not None
        assert (found.word, found.own, found.drawn.date) == ("draw", None, "2026-03-14")
        for lang, words in (
            (
                "nl",
                "de loting van zaterdag 14 maart 2026, gehouden door N. Naam, notaris, besliste.",
            ),
            ("en", "drawing of lots of Saturday 14 March 2026, held by N. Naam, notaris, decided."),
        ):
            assert words in printed(decision, lang)
        text = printed(decision.only("b"))
        assert (
            "Deze rang is bepaald door loting van zaterdag 14 maart 2026, gehouden door N. Naam"
            in text
        )
        assert "Voor gelijke inschrijvingen op rang 1 is de volgorde bepaald door loting" in text
        assert "Bod a" not in text

    def test_lots_cannot_be_drawn_after_the_notice_was_sent(self) -> None:
        """Drawn on 14 March 2026: to be sent on the 13th is warned of, on the 14th it is not."""
        evaluation = self.tied()
        bids, given = evaluation.dossier.bids, evaluation.dossier.sheets
        held = evaluate(evaluation.framework, dossier(bids, given, [drawing("ba", 70)]))
        for day, warned in ((13, True), (14, False)):
            found = [f for f in decide(held, date(2026, 3, day)).findings if f.code.code == "AB990"]
            assert bool(found) == warned
            for finding in found:
                assert "vrijdag 13 maart 2026" in finding.what("nl")
                assert "Saturday 14 March 2026" in finding.what("en")

    def test_lots_drawn_between_losers(self) -> None:
        """c has 80 and wins; a and b have 70 and were drawn for rank 2: that decided no contract."""
        of = framework(leaf("k", 100, RATED), policies={"ties": {"order": [], "otherwise": "draw"}})
        given = marks("p", {"a": {"k": 7}, "b": {"k": 7}, "c": {"k": 8}})
        held = dossier([bid("a"), bid("b"), bid("c")], [given], [drawing("ba", 70, rank=2)])
        decision = decide(evaluate(of, held), SENT)
        assert notice(decision, "a").comparison.tie_break is None
        assert "Deze rang is bepaald door loting" in printed(decision.only("a"))
        assert "Deze rang is bepaald door loting" not in printed(decision.only("c"))
        assert "Bod b" not in printed(decision.only("a"))

    def test_totals_that_differ(self) -> None:
        """82 and 88: there is nothing to explain."""
        assert notice(two(points()), "a").comparison.tie_break is None
