"""The command `report`: places, sets of files, and what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aanbesteding.cli.folder import must_be_ours, write_folder
from aanbesteding.faults import Faults

LEIDEN = ("criteria/manifest-leiden.yaml", "bids/leiden")
ROOT = Path(__file__).parent.parent


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


class TestSet:
    def test_the_set_is_written_and_renewed(self, run, tmp_path):
        folder = tmp_path / "verslag"
        for _ in range(2):
            done = run("report", *LEIDEN, "--to", folder)
            assert done.code == 0, done.err
            assert str(folder) in done.err
            found = names(folder)
            some = {"beoordeling.xlsx", "rapport.html", "docx/proces-verbaal.docx", "pdf/brieven"}
            assert some <= set(found)
        assert {name.split("/")[0] for name in names(tmp_path)} == {"verslag"}
        assert len(names(tmp_path)) == 1 + len(found)

    def test_two_runs_give_the_same_bytes(self, run, tmp_path):
        for name in ("een", "twee"):
            assert run("report", *LEIDEN, "--to", tmp_path / name, "-q").code == 0
        found = [name for name in names(tmp_path / "een") if (tmp_path / "een" / name).is_file()]
        assert len(found) > 20
        for name in found:
            assert (tmp_path / "een" / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()

    def test_a_folder_with_something_else_stays_as_it_is(self, run, tmp_path):
        (tmp_path / "notitie.txt").write_text("van mij")
        done = run("report", *LEIDEN, "--to", tmp_path)
        assert done.code == 2
        assert "AB901" in done.err
        assert "notitie.txt" in done.err
        assert names(tmp_path) == ["notitie.txt"]

    def test_a_place_that_cannot_be_is_told_before_any_work(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr(
            "aanbesteding.cli.report.evaluated", lambda files: pytest.fail("worked")
        )
        (tmp_path / "bestand").write_text("van mij")
        (tmp_path / "map").mkdir()
        (tmp_path / "map" / "notitie").write_text("van mij")
        for place in (tmp_path / "geen" / "plek", tmp_path / "bestand", tmp_path / "map"):
            for option in ("--to", "--pdf"):
                done = run("report", *LEIDEN, option, place)
                assert (done.code, done.out) == (2, "")
                assert "AB901" in done.err
        assert names(tmp_path) == ["bestand", "map", "map/notitie"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_exactly_one_place_is_given(self, run, tmp_path, lang):
        for words in ((), ("--to", tmp_path / "a", "--xlsx", tmp_path / "b.xlsx")):
            done = run("report", *LEIDEN, *words, "--lang", lang)
            assert done.code == 2
            assert "AB903" in done.err
            assert "--xlsx" in done.err
        assert names(tmp_path) == []

    def test_one_file_alone(self, run, tmp_path):
        place = tmp_path / "uitslag.xlsx"
        assert run("report", *LEIDEN, "--xlsx", place, "--lot", "opgroeien").code == 0
        assert names(tmp_path) == ["uitslag.xlsx"]
        assert place.read_bytes()[:2] == b"PK"

    def test_no_input_is_overwritten(self, run, tmp_path):
        framework = tmp_path / "kader.yaml"
        framework.write_bytes((ROOT / LEIDEN[0]).read_bytes())
        before = framework.read_bytes()
        done = run("report", framework, LEIDEN[1], "--xlsx", framework)
        assert done.code == 2
        assert "AB901" in done.err
        assert framework.read_bytes() == before

    def test_a_missing_library_says_what_to_install(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr("aanbesteding.cli.report.find_spec", lambda name: None)
        done = run("report", *LEIDEN, "--to", tmp_path / "a", "--lang", "en")
        assert done.code == 2
        assert "AB907" in done.err
        assert "aanbesteding[report]" in done.err
        assert names(tmp_path) == []

    def test_faults_of_the_input_leave_nothing_behind(self, run, tmp_path):
        done = run("report", LEIDEN[0], tmp_path, "--to", tmp_path.parent / "uit")
        assert done.code == 2
        assert not (tmp_path.parent / "uit").exists()

    def test_the_working_folder_is_not_taken_away(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(Faults, match="working in this folder"):
            must_be_ours(Path())


class TestFolder:
    @pytest.mark.parametrize("name", ["../a", "/a", "", "a/../../b", "a\\b", "c:a", "."])
    def test_no_name_leads_out_of_it(self, tmp_path, name):
        with pytest.raises(Faults, match="leads out"):
            write_folder({"goed": b"", name: b""}, tmp_path / "map")
        assert names(tmp_path) == []

    def test_a_link_in_it_is_not_ours(self, tmp_path):
        folder = tmp_path / "map"
        folder.mkdir()
        (tmp_path / "elders").write_text("blijft")
        (folder / "a").symlink_to(tmp_path / "elders")
        with pytest.raises(Faults, match="holds “a”"):
            write_folder({"a": b"nieuw"}, folder, renew=True)
        assert (tmp_path / "elders").read_text() == "blijft"
        assert names(tmp_path) == ["elders", "map", "map/a"]

    def test_what_came_to_stand_in_it_meanwhile_is_kept(self, tmp_path):
        folder = tmp_path / "map"
        folder.mkdir()
        must_be_ours(folder)
        (folder / "b").mkdir()
        (folder / "b" / "ander").write_text("van mij")
        with pytest.raises(Faults, match="holds “b”"):
            write_folder({"a": b"", "b/c": b""}, folder, renew=True)
        assert names(folder) == ["b", "b/ander"]

    def test_an_empty_folder_gives_way_and_a_deep_one_is_renewed(self, tmp_path):
        folder = tmp_path / "map"
        folder.mkdir()
        write_folder({"a/b": b"1", "oud/d": b""}, folder, renew=True)
        (folder / "oud" / "d").unlink()  # what is gone by itself stands in nobody's way
        write_folder({"a/b": b"2", "c": b"3"}, folder, renew=True)
        assert names(folder) == ["SHA256SUMS", "a", "a/b", "c"]
        assert (folder / "a" / "b").read_bytes() == b"2"
        with pytest.raises(Faults, match="not empty"):
            write_folder({"a/b": b"3"}, folder)

    def test_what_is_no_longer_written_goes_and_what_was_changed_stays(self, tmp_path):
        """Also a file in the place of a folder, and the reverse; another's list takes nothing."""
        folder = tmp_path / "map"
        write_folder({"a": b"1", "b": b"2"}, folder, renew=True)
        write_folder({"a/c": b"1"}, folder, renew=True)
        assert names(folder) == ["SHA256SUMS", "a", "a/c"]
        (folder / "a" / "c").write_bytes(b"ingevuld")
        for _ in range(2):
            with pytest.raises(Faults, match="“a/c” was changed"):
                must_be_ours(folder)
            with pytest.raises(Faults, match="“a/c” was changed"):
                write_folder({"a/c": b"2"}, folder, renew=True)
        (folder / "a" / "c").rename(tmp_path / "c")
        write_folder({"a/c": b"2"}, folder, renew=True)
        (folder / "SHA256SUMS").write_bytes(b"\xff  a/c\nonzin\n../elders  x")
        with pytest.raises(Faults, match="“a/c” was changed"):
            must_be_ours(folder)
        (folder / "SHA256SUMS").unlink()
        with pytest.raises(Faults, match="holds “a”"):
            must_be_ours(folder)

    def test_the_list_is_one_that_other_programs_read(self, tmp_path):
        """SHA-256 of no bytes at all and of “abc”, as FIPS 180-4 and its examples have them."""
        write_folder({"b/c": b"abc", "a": b""}, tmp_path / "map", renew=True)
        assert (tmp_path / "map" / "SHA256SUMS").read_bytes() == (
            b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n"
            b"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/c\n"
        )

    def test_where_nothing_can_be_written_nothing_is_left(self, tmp_path):
        with pytest.raises(Faults, match="does not exist"):
            write_folder({"a": b""}, tmp_path / "weg" / "map")
        (tmp_path / "bestand").write_text("x")
        with pytest.raises(Faults, match="has that name"):
            must_be_ours(tmp_path / "bestand")
        assert names(tmp_path) == ["bestand"]
        assert os.listdir(tmp_path) == ["bestand"]
