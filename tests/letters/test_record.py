"""Parts of the evaluation record that no tender of the repository has; small ones, by hand."""

from __future__ import annotations

from tests.build import RATED, bid, evaluated, framework, leaf, marks
from tests.letters.made import told

from aanbesteding.deciding.decide import decided_lots
from aanbesteding.reporting.letters.record import record
from aanbesteding.reporting.plain import plain_text


def text(of, sheets, lang="nl") -> str:
    """Return the record of one bid as plain text."""
    evaluation = evaluated(of, [bid("a")], sheets)
    decided = decided_lots(evaluation, evaluation.lots, shows_others=False)
    return plain_text(record(evaluation, decided, told(), lang).parts["record"])


def judged(combine: str = "mean", **policies: str):
    return framework(leaf("k", 100, RATED), panel="pqr", combine=combine, policies=policies)


CONFLICTS = [{"bid": "a", "reason": "werkte daar"}]


class TestPanel:
    def test_a_declared_interest_is_in_it_with_its_reason(self):
        of = judged(**{"missing-mark": "average-of-present"})
        sheets = [marks(who, {"a": {"k": 8}}) for who in "pq"]
        said = text(of, [*sheets, marks("r", {}, conflicts=CONFLICTS)])
        assert "- r over a: «werkte daar»" in said
        assert "Gemelde belangen:" in said
        assert "melden geen belang" not in said

    def test_where_none_is_declared_that_is_said_of_the_sheets_only(self):
        said = text(judged(), [marks(who, {"a": {"k": 8}}) for who in "pqr"], "en")
        assert "The score sheets declare no interest of a member in a bid." in said

    def test_a_sheet_of_another_framework_says_nothing_here(self):
        other = marks("r", {}, conflicts=CONFLICTS).model_copy(update={"framework": "ander"})
        said = text(judged(), [*(marks(who, {"a": {"k": 8}}) for who in "pqr"), other])
        assert "werkte daar" not in said

    def test_how_their_marks_count(self):
        sheets = [marks(who, {"a": {"k": 8}}) for who in "pqr"]
        assert "zijn gemiddeld" in text(judged(), sheets)
        assert "telt het middelste" in text(judged("median"), sheets)
        joint = marks(None, {"a": {"k": 8}}, present={"a": ["p", "q", "r"]})
        assert "gezamenlijk vast" in text(judged("consensus"), [joint])

    def test_inputs_that_came_from_no_file(self):
        said = text(judged(), [marks(who, {"a": {"k": 8}}) for who in "pqr"])
        assert "De invoer is niet uit bestanden gelezen." in said
