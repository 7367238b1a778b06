"""A run of `check`: files, folders and standard input; each by itself, and what belongs together."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from tests.linting.build import FRAMEWORK, OPEN, SCORES, bid, check, found, tender
from tests.program import COMMAND, environment, in_pipe
from tests.reading.build import HAZARDS
from tests.reading.test_hazards import BOMBS, STORED, SWAPPED, VALID

from aanbesteding.linting.codes import CODES
from aanbesteding.reading.limits import MAX_BIDS

DRAW = """\
format: aanbesteding/draw/1
framework: klein
draws:
  - lot: een
    rank: 1
    bids: [noord, zuid]
    total: 80
    date: 2026-03-14
    held-by: Notaris
    outcome: [noord, zuid]
"""


class TestByItself:
    def test_clean_tender(self, tmp_path):
        report = check(tender(tmp_path))
        assert found(report) == []
        assert (report.files, report.alone, report.unreadable) == (4, 0, False)

    def test_standard_input(self):
        report = check("-", stdin=OPEN.encode())
        assert found(report) == ["-:15:13 AB201"]
        assert report.files == 1

    def test_same_file_under_two_names_is_checked_once(self, tmp_path, monkeypatch):
        tender(tmp_path)
        monkeypatch.chdir(tmp_path)
        report = check("kader.yaml", "./kader.yaml", "bids/../kader.yaml", ".")
        assert report.files == 4

    def test_current_folder_is_not_in_the_names(self, tmp_path, monkeypatch):
        (tmp_path / "kader.yaml").write_text(OPEN)
        monkeypatch.chdir(tmp_path)
        assert found(check(".")) == ["kader.yaml:15:13 AB201"]

    def test_empty_folder_is_said(self, tmp_path):
        report = check(tmp_path)
        assert found(report, tmp_path) == [f"{tmp_path}:0:0 AB066"]
        assert report.diagnostics[0].severity == "warning"

    def test_order_is_fixed(self, tmp_path):
        for name in ("b", "a", "c"):
            (tmp_path / f"{name}.yaml").write_text(OPEN)
        names = [one.split(":")[0] for one in found(check(tmp_path), tmp_path)]
        assert names == ["a.yaml", "b.yaml", "c.yaml"]
        assert found(check(tmp_path / "c.yaml", tmp_path), tmp_path) == found(
            check(tmp_path), tmp_path
        )


class TestTogether:
    def test_bid_for_a_lot_that_is_not_there(self, tmp_path):
        tender(tmp_path)
        wrong = bid("noord", 100).replace("lot: een", "lot: twee")
        (tmp_path / "bids/noord.yaml").write_text(wrong)
        (line,) = [one for one in found(check(tmp_path), tmp_path) if "bids/noord" in one]
        assert line.startswith("bids/noord.yaml:10:10 ")

    def test_framework_from_standard_input(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "kader.yaml").unlink()
        (tmp_path / "bids/scores/ans.yaml").write_text(SCORES.replace("mark: 8", "mark: 11"))
        report = check(tmp_path, "-", stdin=FRAMEWORK.encode())
        assert [one.split()[0] for one in found(report, tmp_path)] == ["bids/scores/ans.yaml:8:21"]

    def test_missing_mark_shows_when_marks_came_in(self, tmp_path):
        tender(tmp_path)
        less = SCORES[: SCORES.index("  zuid:")]
        (tmp_path / "bids/scores/ans.yaml").write_text(less)
        assert found(check(tmp_path), tmp_path) == ["bids/scores/ans.yaml:5:1 AB414"]

    def test_missing_marks_are_no_fault_before_any_came_in(self, tmp_path):
        tender(tmp_path)
        shutil.rmtree(tmp_path / "bids/scores")
        report = check(tmp_path)
        assert (found(report), report.alone) == ([], 0)

    def test_evaluation_is_not_tried_beside_a_fault(self, tmp_path):
        """A bid that could not be read is not also a mark too many."""
        tender(tmp_path)
        (tmp_path / "bids/zuid.yaml").write_text(bid("zuid", 120).replace("price: 120", "price: x"))
        assert found(check(tmp_path), tmp_path) == ["bids/zuid.yaml:11:12 AB033"]

    def test_draw_for_a_situation_that_is_not_there(self, tmp_path):
        """The two bids differ, so no lots can have been drawn."""
        tender(tmp_path)
        (tmp_path / "loting.yaml").write_text(DRAW)
        faults = found(check(tmp_path), tmp_path)
        assert [one.split(":")[0] for one in faults] == ["loting.yaml"]
        assert faults[0].split()[1].startswith("AB43")

    def test_draw_among_bids_that_are_not_there(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "loting.yaml").write_text(DRAW.replace("noord", "west"))
        assert "loting.yaml:6:12 AB432" in found(check(tmp_path), tmp_path)

    def test_key_of_aliases_where_nobody_is_anonymous(self, tmp_path):
        tender(tmp_path)
        key = "format: aanbesteding/aliases/1\nframework: klein\naliases:\n  x: noord\n  y: zuid\n"
        (tmp_path / "sleutel.yaml").write_text(key)
        assert found(check(tmp_path), tmp_path) == ["sleutel.yaml:2:12 AB486"]

    def test_anonymous_panel_with_its_key(self, tmp_path):
        """Sheets name aliases; the bids are found through the key, with a second framework there."""
        tender(tmp_path)
        anonymous = FRAMEWORK.replace("panel:\n", "panel:\n  anonymous: yes\n").replace("yes", "ja")
        (tmp_path / "kader.yaml").write_text(anonymous)
        (tmp_path / "tweede.yaml").write_text(FRAMEWORK.replace("id: klein", "id: tweede"))
        sheet = SCORES.replace("noord", "x").replace("zuid", "y")
        (tmp_path / "bids/scores/ans.yaml").write_text(sheet)
        key = "format: aanbesteding/aliases/1\nframework: klein\naliases:\n  x: noord\n  y: zuid\n"
        (tmp_path / "sleutel.yaml").write_text(key)
        report = check(tmp_path)
        assert (found(report, tmp_path), report.alone) == ([], 0)
        (tmp_path / "bids/scores/ans.yaml").write_text(SCORES)
        codes = {one.split()[1] for one in found(check(tmp_path), tmp_path)}
        assert codes in ({"AB484"}, {"AB485"})

    def test_closed_quality_of_other_marks(self, tmp_path):
        tender(tmp_path)
        closed = tmp_path / "kwaliteit.yaml"
        done = in_pipe(
            "score", tmp_path / "kader.yaml", tmp_path / "bids", "--quality-only", "--close", closed
        )
        assert done.code in (0, 1), done.err
        assert found(check(tmp_path)) == []
        (tmp_path / "bids/scores/ans.yaml").write_text(SCORES.replace("mark: 8", "mark: 9"))
        codes = [one.split()[1] for one in found(check(tmp_path), tmp_path)]
        assert codes
        assert all(code.startswith("AB") for code in codes)

    def test_sealed_framework_that_was_changed(self, tmp_path):
        tender(tmp_path)
        kader = tmp_path / "kader.yaml"
        kader.write_text(FRAMEWORK.replace("status: draft", "status: published"))
        assert in_pipe("score", kader, "--seal").code == 0
        clean = [one for one in found(check(tmp_path), tmp_path) if " AB9" in one]
        assert clean == []
        kader.write_text(kader.read_text().replace("weight: 60", "weight: 60 "))
        changed = [one for one in found(check(tmp_path), tmp_path) if " AB5" not in one]
        assert [one.split(":")[0] for one in changed] == ["kader.yaml"]

    def test_seal_that_was_changed(self, tmp_path):
        tender(tmp_path)
        kader = tmp_path / "kader.yaml"
        kader.write_text(FRAMEWORK.replace("status: draft", "status: published"))
        assert in_pipe("score", kader, "--seal").code == 0
        seal = tmp_path / "kader.seal"
        assert found(check(seal)) == []
        seal.write_text(seal.read_text().replace("Klein kader", "Groot kader"))
        assert [one.split(":")[0] for one in found(check(seal), tmp_path)] == ["kader.seal"]
        assert "kader.seal" in {one.split(":")[0] for one in found(check(kader), tmp_path)}

    def test_more_bids_than_an_evaluation_takes(self, tmp_path):
        tender(tmp_path)
        for number in range(MAX_BIDS):
            (tmp_path / f"bids/b{number}.yaml").write_text(bid(f"b{number}", 100))
        assert found(check(tmp_path), tmp_path) == ["kader.yaml:0:0 AB024"]


class TestWhichFramework:
    def test_sheet_names_a_framework_that_is_not_there(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "bids/scores/ans.yaml").write_text(SCORES.replace("klein", "klien"))
        report = check(tmp_path)
        assert found(report, tmp_path) == ["bids/scores/ans.yaml:2:12 AB065"]
        assert report.diagnostics[0].severity == "warning"
        assert "did you mean “klein”" in report.diagnostics[0].fault.what("en")

    def test_sheet_of_quite_another_framework_is_counted(self, tmp_path):
        """A folder of bids can hold the sheets of several frameworks, kept elsewhere."""
        tender(tmp_path)
        (tmp_path / "bids/scores/ans.yaml").write_text(SCORES.replace("klein", "xyz"))
        report = check(tmp_path)
        assert (found(report), report.alone) == ([], 1)

    def test_sheet_whose_framework_could_not_be_read_is_not_blamed(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "kader.yaml").write_text(FRAMEWORK + "wieght: 3\n")
        (tmp_path / "ander.yaml").write_text(FRAMEWORK.replace("id: klein", "id: ander"))
        assert found(check(tmp_path), tmp_path) == ["kader.yaml:51:1 AB030"]

    def test_without_any_framework_there_is_no_finding_but_a_count(self, tmp_path):
        tender(tmp_path)
        report = check(tmp_path / "bids")
        assert (found(report), report.alone) == ([], 3)

    def test_bids_among_two_frameworks(self, tmp_path):
        """Without a sheet it is not known which of the two a bid is for, unless it is said."""
        tender(tmp_path)
        shutil.rmtree(tmp_path / "bids/scores")
        other = FRAMEWORK.replace("id: klein", "id: ander").replace("id: een", "id: twee")
        (tmp_path / "ander.yaml").write_text(other)
        report = check(tmp_path)
        assert (found(report), report.alone) == ([], 2)
        report = check(tmp_path, framework=str(tmp_path / "ander.yaml"))
        assert {one.split(":")[0] for one in found(report, tmp_path)} == {
            "bids/noord.yaml",
            "bids/zuid.yaml",
        }
        assert (report.alone, report.files) == (0, 4)

    def test_named_framework_need_not_be_among_the_paths(self, tmp_path):
        tender(tmp_path)
        report = check(tmp_path / "bids", framework=str(tmp_path / "kader.yaml"))
        assert (found(report), report.files, report.alone) == ([], 4, 0)

    def test_named_framework_that_is_not_there(self, tmp_path):
        tender(tmp_path)
        report = check(tmp_path / "bids", framework=str(tmp_path / "nix.yaml"))
        assert found(report, tmp_path) == ["nix.yaml:0:0 AB001"]
        assert report.unreadable

    def test_of_two_bids_with_the_same_id_the_nearest_counts(self, tmp_path):
        tender(tmp_path / "a")
        tender(tmp_path / "b")
        for path, name in (("a", "klein"), ("b", "ander")):
            kader, sheet = tmp_path / path / "kader.yaml", tmp_path / path / "bids/scores/ans.yaml"
            kader.write_text(FRAMEWORK.replace("id: klein", f"id: {name}"))
            sheet.write_text(SCORES.replace("klein", name))
        assert found(check(tmp_path)) == []


class TestGoesOn:
    def test_one_bad_apple(self, tmp_path):
        """A link, a broken link, a folder that is a link, a pipe, too large a file, bytes; and a
        good one. Each has its finding, and the rest is checked."""
        (tmp_path / "goed.yaml").write_text(OPEN)
        (tmp_path / "link.yaml").symlink_to(tmp_path / "goed.yaml")
        (tmp_path / "los.yaml").symlink_to(tmp_path / "nergens.yaml")
        (tmp_path / "map.yaml").symlink_to(tmp_path)
        os.mkfifo(tmp_path / "pijp.yaml")
        (tmp_path / "groot.yaml").write_bytes(b"# " + b"x" * 1_000_000)
        (tmp_path / "bytes.yaml").write_bytes(b"\xff\x00\xfe")
        (tmp_path / "leeg.yaml").write_bytes(b"")
        report = check(tmp_path)
        assert sorted(found(report, tmp_path)) == [
            "bytes.yaml:1:1 AB003",
            "goed.yaml:15:13 AB201",
            "groot.yaml:0:0 AB002",
            "leeg.yaml:1:1 AB017",
            "link.yaml:0:0 AB001",
            "los.yaml:0:0 AB001",
            "map.yaml:0:0 AB001",
            "pijp.yaml:0:0 AB001",
        ]
        assert report.unreadable

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_no_permission(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "kader.yaml").chmod(0)
        assert found(check(tmp_path), tmp_path) == ["kader.yaml:0:0 AB001"]

    def test_file_of_one_megabyte_is_read(self, tmp_path):
        """As many criteria as fit: faults, but no crash, and within a few seconds."""
        large = OPEN + "".join(f"# {'x' * 90}\n" for _ in range(10_000))
        (tmp_path / "kader.yaml").write_text(large)
        begin = time.process_time()
        assert found(check(tmp_path), tmp_path) == ["kader.yaml:15:13 AB201"]
        assert time.process_time() - begin < 10

    def test_folder_that_does_not_exist(self, tmp_path):
        tender(tmp_path)
        report = check(tmp_path / "kader.yaml", tmp_path / "nix")
        assert found(report, tmp_path) == ["nix:0:0 AB001"]

    def test_internal_fault_is_exit_code_3(self, tmp_path):
        """A rule that breaks is the program's fault, and is said so without a traceback."""
        tender(tmp_path)
        script = (
            "import sys\n"
            "from aanbesteding.linting import run\n"
            "def bad(*a, **k): raise ZeroDivisionError('x')\n"
            "run.check_many = bad\n"
            "from aanbesteding.cli.app import main\n"
            f"sys.exit(main(['check', {str(tmp_path)!r}]))\n"
        )
        done = in_pipe("-c", script, command=COMMAND[:1])
        assert (done.code, done.out) == (3, "")
        assert "ZeroDivisionError" in done.err
        assert "Traceback" not in done.err


@pytest.fixture(scope="module")
def seen():
    """The findings of all stored hazards in one run, by file."""
    report = check(HAZARDS)
    by_file: dict[str, list[str]] = {}
    for one in report.diagnostics:
        place = one.fault.place
        name = Path(place.path).stem
        by_file.setdefault(name, []).append(f"{place.line}:{place.column} {one.fault.code.code}")
    return by_file


class TestHostileSet:
    @pytest.mark.parametrize("name", STORED)
    def test_each_stored_hazard_gives_its_codes_at_its_places(self, seen, name):
        expected = {one for one in STORED[name] if not one.endswith("AB022")}
        assert expected <= set(seen[name])

    def test_bombs_are_refused(self, seen):
        for name in BOMBS:
            assert {one.split()[1] for one in seen[name]} <= {"AB009", "AB025"}

    def test_whatever_is_no_hazard_is_read(self, seen):
        """A file of another kind than was asked for is none to `check`, which takes all kinds."""
        for name in (*SWAPPED, *VALID):
            assert not [one for one in seen.get(name, []) if one.split()[1] < "AB060"]

    @pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
    def test_no_form_breaks_on_them(self, form):
        done = in_pipe("check", HAZARDS, "--no-cache", "--format", form)
        assert (done.code, done.err if form != "text" else "") == (1, "")
        assert "AB999" not in done.out + done.err
        assert not set(done.out) & {"\x1b", "\x07", "\x9b", "\u202e", "\x85", "\u2028"} - {
            "\u2028" if form in ("json", "sarif") else ""
        }


class TestAsAProcess:
    def test_exit_codes(self, tmp_path):
        tender(tmp_path)
        assert in_pipe("check", tmp_path).code == 0
        (tmp_path / "kader.yaml").write_text(OPEN)
        assert in_pipe("check", tmp_path).code == 1
        assert in_pipe("check", tmp_path / "nix").code == 2
        assert in_pipe("check", tmp_path, "--select", "XX").code == 2
        assert in_pipe("check").code == 2
        assert in_pipe("check", tmp_path, "--framework", tmp_path).code == 2

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_text(self, tmp_path, lang):
        tender(tmp_path)
        (tmp_path / "kader.yaml").write_text(OPEN)
        done = in_pipe("check", ".", "--lang", lang, cwd=tmp_path)
        words = {
            "nl": ("waarschuwing", "1 waarschuwing in 4 bestanden.", "doe: "),
            "en": ("warning", "1 warning in 4 files.", "do: "),
        }[lang]
        lines = done.out.split("\n")
        assert lines[0].startswith(f"kader.yaml:15:13: AB201 {words[0]}: ")
        assert lines[1] == "    |   rounding: not-announced"
        assert lines[2] == "    |             ^"
        assert lines[3].startswith(f"    {words[2]}")
        assert lines[-2:] == [words[1], ""]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_note_about_what_was_checked_by_itself(self, tmp_path, lang):
        tender(tmp_path)
        done = in_pipe("check", "bids", "--lang", lang, cwd=tmp_path)
        said = {"nl": "3 bestanden zijn alleen op zichzelf", "en": "3 files were checked by them"}
        assert done.code == 0
        assert done.err.startswith(said[lang])
        one = in_pipe("check", "bids/noord.yaml", "--lang", lang, cwd=tmp_path)
        assert one.err.startswith({"nl": "1 bestand is", "en": "1 file was"}[lang])
        assert in_pipe("check", "bids", "-q", cwd=tmp_path).err == ""

    def test_standard_input_of_a_process(self, tmp_path):
        import subprocess

        done = subprocess.run(
            [*COMMAND, "check", "-"],
            input=OPEN.encode(),
            capture_output=True,
            env=environment(),
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout.startswith(b"-:15:13: AB201 ")

    def test_files_of_this_project_have_no_errors(self):
        done = in_pipe("check", "criteria", "bids", "--severity", "error", "--no-cache")
        assert (done.code, done.out[:17]) == (0, "Niets te melden i"), done.out

    def test_name_that_is_no_unicode(self, tmp_path):
        path = os.fsencode(tmp_path) + b"/k\xff.yaml"
        with open(path, "wb") as file:
            file.write(OPEN.encode())
        for form in ("text", "json", "github", "sarif", "junit"):
            done = in_pipe("check", tmp_path, "--format", form)
            assert (done.code, "AB201" in done.out) == (1, True), (form, done.err)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_codes_of_check_itself_are_in_both_languages(code):
    assert code.what.nl != code.what.en
    assert code.cure.nl != code.cure.en
