"""`# ab: ignore[AB201] reason`: what it silences, what it does not, and where it is no comment."""

from __future__ import annotations

import pytest
from tests.linting.build import FRAMEWORK, OPEN, check, found

LINE = "  rounding: not-announced"


def codes(text: str) -> list[str]:
    return [one.removeprefix("-:") for one in found(check("-", stdin=text.encode()))]


def with_line(line: str) -> str:
    return OPEN.replace(LINE, line)


class TestSilences:
    def test_the_line_it_stands_behind(self):
        assert codes(with_line(f"{LINE}  # ab: ignore[AB201] rekenmodel rondt niet af")) == []

    def test_the_line_below(self):
        assert codes(with_line(f"  # ab: ignore[AB201] rekenmodel\n{LINE}")) == []

    def test_only_its_own_line(self):
        text = with_line(f"  # ab: ignore[AB201] te vroeg\n  # nog een\n{LINE}")
        assert codes(text) == ["15:3 AB062", "17:13 AB201"]

    def test_two_codes(self):
        text = with_line(f"{LINE}  # ab: ignore[AB201, ab202] beide")
        assert codes(text) == ["15:28 AB062"]

    def test_crlf(self):
        text = with_line(f"{LINE}  # ab: ignore[AB201] rekenmodel").replace("\n", "\r\n")
        assert codes(text) == []

    def test_behind_another_comment_it_is_text(self):
        text = with_line(f"{LINE}  # zie # ab: ignore[AB201] rekenmodel")
        assert codes(text) == ["15:13 AB201"]


class TestIsWrong:
    @pytest.mark.parametrize("tail", ["", " ", " -", ": --"])
    def test_without_a_reason(self, tail):
        text = with_line(f"{LINE}  # ab: ignore[AB201]{tail}")
        assert codes(text) == ["15:13 AB201", "15:28 AB060"]

    def test_without_codes(self):
        text = with_line(f"{LINE}  # ab: ignore rekenmodel")
        assert codes(text) == ["15:13 AB201", "15:28 AB061"]

    def test_unknown_code_with_a_guess(self):
        report = check("-", stdin=with_line(f"{LINE}  # ab: ignore[AB2O1] rede").encode())
        assert found(report) == ["-:15:13 AB201", "-:15:28 AB061"]
        assert "bedoelt u «AB2" in report.diagnostics[1].fault.what("nl")

    @pytest.mark.parametrize("code", ["AB030", "AB103", "AB414"])
    def test_fault_cannot_be_silenced(self, code):
        text = with_line(f"  rounding: none  # ab: ignore[{code}] liever niet")
        assert codes(text) == ["15:19 AB063"]

    def test_fault_is_not_silenced_either(self):
        text = FRAMEWORK.replace("id: klein", "id: Klein  # ab: ignore[AB049] liever niet")
        assert codes(text) == ["2:5 AB049", "2:12 AB063"]

    def test_in_vain(self):
        text = with_line("  rounding: none  # ab: ignore[AB201] was open")
        assert codes(text) == ["15:19 AB062"]

    def test_of_a_rule_that_was_not_run_nothing_is_said(self, tmp_path):
        from aanbesteding.linting.choice import Choice
        from aanbesteding.linting.run import check_paths

        path = tmp_path / "k.yaml"
        path.write_text(with_line("  rounding: none  # ab: ignore[AB201] was open"))
        choice = Choice.made(["AB5"], [], None)
        report = check_paths([str(path)], advice=choice.advice())
        assert found(choice.of(report)) == []

    def test_beside_a_fault_that_keeps_advice_away_nothing_is_said(self):
        text = FRAMEWORK.replace("weight: 60", "weight: 61")
        assert [one.split()[1] for one in codes(text)] == ["AB101"]
        assert "ab: ignore[AB219]" in text

    def test_where_no_seal_can_lie_nothing_is_said(self):
        text = FRAMEWORK.replace("status: draft", "status: draft  # ab: ignore[AB211] volgt nog")
        assert codes(text) == []


class TestIsNoComment:
    @pytest.mark.parametrize(
        "title",
        [
            '"Klein # ab: ignore[AB201] x"',
            "'Klein # ab: ignore[AB201] x'",
            "|\n  Klein\n  # ab: ignore[AB201] x\n  kader",
            ">-\n  Klein\n    # ab: ignore[AB201] x",
            '"Klein\n  # ab: ignore[AB201] x"',
            "Klein#ab: ignore[AB201] x",
            "'Klein'  # zab: ignore[AB201] x",
            "'Klein'  # ab: ignored[AB201] x",
        ],
    )
    def test_in_a_text_nothing_is_silenced_and_nothing_is_wrong(self, title):
        text = OPEN.replace("Klein kader", title)
        found_here = [one.split()[1] for one in codes(text)]
        assert [code for code in found_here if code.startswith("AB06")] == []
        if "#ab: " not in title:
            assert found_here == ["AB201"]

    def test_behind_a_text_with_a_hash_it_is_one(self):
        title = '"Klein # ab: ignore[AB202] x"  # ab: ignore[AB203] y'
        text = FRAMEWORK.replace("Klein kader", title)
        assert codes(text) == ["7:39 AB062"]

    def test_behind_the_sign_of_a_block_it_is_one(self):
        text = FRAMEWORK.replace("Klein kader", "|  # ab: ignore[AB203] y\n  Klein # kader")
        assert codes(text) == ["7:11 AB062"]

    def test_after_a_block_it_is_one(self):
        title = "|\n  Klein\n# ab: ignore[AB203] y"
        assert codes(FRAMEWORK.replace("Klein kader", title)) == ["9:1 AB062"]
