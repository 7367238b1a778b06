"""Seals: what `score --seal` writes, and that nothing ranks under a framework that differs."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.program import ROOT

from aanbesteding import Faults
from aanbesteding.reading.seal import load_seal

NAME = "e02-punten"


@pytest.fixture
def place(tmp_path):
    """A copy of an example, in a folder of its own."""
    shutil.copy(ROOT / f"criteria/voorbeelden/{NAME}.yaml", tmp_path / "kader.yaml")
    shutil.copytree(ROOT / f"bids/voorbeelden/{NAME}", tmp_path / "bids")
    return tmp_path


@pytest.fixture
def sealed(run, place):
    """The same, with a seal."""
    assert run("score", place / "kader.yaml", "--seal").code == 0
    return place


def edit(path, old, new):
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


class TestSealing:
    def test_what_is_in_it(self, run, place):
        """Id, version, status, hash as sha256sum gives it, and every byte of the framework."""
        done = run("score", place / "kader.yaml", "--seal", "--seal-date", "2026-11-22")
        data = (place / "kader.yaml").read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        groups = " ".join(digest[at : at + 4] for at in range(0, 64, 4))
        made = json.loads((place / "kader.seal").read_text())
        assert made["format"] == "aanbesteding/seal/1"
        assert made["framework"] == {
            "id": NAME,
            "version": "1",
            "status": "published",
            "sha256": groups,
        }
        assert made["date"] == "2026-11-22"
        assert "\n".join(made["text"]).encode() == data
        Draft7Validator(json.loads(run("schema", "seal").out)).validate(made)
        assert done.code == 0
        assert done.out.splitlines() == [
            f"Verzegeld: kader «{NAME}», versie 1.",
            "Hash van het kader (SHA-256):",
            groups,
        ]
        assert done.err == f"verzegeld: {place / 'kader.seal'}\n"

    def test_its_own_hash_by_hand(self, sealed):
        """Of all lines above the last two."""
        text = (sealed / "kader.seal").read_bytes()
        above = b"".join(text.splitlines(keepends=True)[:-2])
        digest = hashlib.sha256(above).hexdigest()
        assert json.loads(text)["sha256"].replace(" ", "") == digest

    @pytest.mark.parametrize(
        "change", [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b, lambda b: b + b"\n\n"]
    )  # fmt: skip
    def test_other_line_ends_and_marks_are_kept(self, run, place, change):
        """The seal gives back the same bytes, and the framework still ranks."""
        path = place / "kader.yaml"
        path.write_bytes(change(path.read_bytes()))
        assert run("score", path, "--seal", "-q").code == 0
        assert load_seal(str(place / "kader.seal")).sealed_bytes == path.read_bytes()
        assert run("score", path, place / "bids").code == 0

    def test_a_draft_is_refused(self, run, place):
        edit(place / "kader.yaml", "status: published", "status: draft")
        for lang, said in (("nl", "dit kader is een concept"), ("en", "this framework is a draft")):
            done = run("score", place / "kader.yaml", "--seal", "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert f"kader.yaml:11:9: AB444 {said}" in done.err
        assert not (place / "kader.seal").exists()

    def test_a_framework_with_faults_is_refused(self, run, place):
        edit(place / "kader.yaml", "weight: 40", "weight: 41")
        done = run("score", place / "kader.yaml", "--seal")
        assert (done.code, done.out) == (2, "")
        assert "AB101" in done.err
        assert not (place / "kader.seal").exists()

    def test_twice_is_once(self, run, sealed):
        """The same seal again changes nothing; another one does not replace it."""
        before = (sealed / "kader.seal").read_bytes()
        again = run("score", sealed / "kader.yaml", "--seal", "--lang", "en")
        assert again.code == 0
        assert "was there already, unchanged" in again.err
        other = run("score", sealed / "kader.yaml", "--seal", "--seal-date", "2026-11-22")
        assert (other.code, other.out) == (2, "")
        assert "AB908" in other.err
        assert (sealed / "kader.seal").read_bytes() == before

    def test_elsewhere(self, run, place):
        """--seal-file says where it is written, and where it is found again."""
        elsewhere = place / "zegel.json"
        assert run("score", place / "kader.yaml", "--seal", "--seal-file", elsewhere).code == 0
        assert not (place / "kader.seal").exists()
        words = (place / "kader.yaml", place / "bids", "--seal-file", elsewhere)
        assert run("score", *words).code == 0
        edit(place / "kader.yaml", "weight: 40", "weight: 40 ")
        assert run("score", *words).code == 2
        assert run("score", *words[:2]).code == 0  # nobody said that there is a seal

    def test_with_bids_it_ranks_as_well(self, run, place):
        done = run("score", place / "kader.yaml", place / "bids", "--seal")
        assert done.code == 0
        assert "Eerste: Inschrijver C" in done.out
        assert (place / "kader.seal").exists()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ((), "INSCHRIJVINGEN ontbreekt"),
            (("--seal", "--seal-date", "22-11-2026"), "--seal-date is een datum"),
            (("--seal", "--seal-date", "2026-02-30"), "--seal-date is een datum"),
            (("--seal", "--seal-date", "20261122"), "--seal-date is een datum"),
            (("--seal-date", "2026-11-22"), "--seal-date hoort bij --seal"),
            (("--seal", "--show-difference"), "gaan niet samen"),
            (("--seal", "-o", "x.txt"), "--output hoort bij een rangorde"),
            (("--seal", "--lot", "opdracht"), "INSCHRIJVINGEN ontbreekt"),
            (("--seal", "--record", "x.json"), "INSCHRIJVINGEN ontbreekt"),
        ],
    )
    def test_what_does_not_go_together(self, run, place, words, said):
        done = run("score", place / "kader.yaml", *words)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err
        assert said in done.err
        assert [path.name for path in place.iterdir() if path.is_file()] == ["kader.yaml"]


class TestRefusing:
    def test_as_it_was_sealed(self, run, sealed):
        """The same outcome as without a seal, and the seal among the inputs of the result."""
        words = ("score", sealed / "kader.yaml", sealed / "bids", "--format", "json")
        result = json.loads(run(*words).out)
        assert [i["file"] for i in result["inputs"] if i["kind"] == "seal"] == ["kader.seal"]
        (sealed / "kader.seal").unlink()
        assert json.loads(run(*words).out)["lots"] == result["lots"]

    @pytest.mark.parametrize("command", [("score",), ("explain", "a")])
    def test_a_value(self, run, sealed, command):
        """Nothing on stdout, the place of the value, and which it is; in both languages."""
        edit(sealed / "kader.yaml", "combine: mean", "combine: median")
        for lang, said in (
            ("nl", "één waarde verschilt: panel.combine"),
            ("en", "one value differs: panel.combine"),
        ):
            done = run(*command, sealed / "kader.yaml", sealed / "bids", "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert "kader.yaml:35:12: AB442 " in done.err
            assert said in done.err

    @pytest.mark.parametrize(
        ("old", "new"), [("# 40, 30", "# 40, 31"), ("unit: percent", "unit:  percent"), ("\n", "\r\n")]
    )  # fmt: skip
    def test_layout_only(self, run, sealed, old, new):
        """A comment, a space, a line end: it says that no value differs, and still refuses."""
        edit(sealed / "kader.yaml", old, new)
        done = run("score", sealed / "kader.yaml", sealed / "bids", "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "only comments and layout differ; no value does" in done.err
        shown = run("score", sealed / "kader.yaml", "--show-difference", "--lang", "en")
        assert shown.code == 1
        assert "Only comments and layout differ; no value does." in shown.out

    def test_together_with_other_faults(self, run, sealed):
        edit(sealed / "kader.yaml", "weight: 40", "weight: 41")
        edit(sealed / "bids/a.yaml", "price:", "prijs:")
        told = run("score", sealed / "kader.yaml", sealed / "bids").err
        for code in ("AB442", "AB101", "AB030"):
            assert code in told

    def test_another_framework(self, run, sealed):
        edit(sealed / "kader.yaml", "id: e02-punten", "id: e02")
        done = run("score", sealed / "kader.yaml", sealed / "bids", "--lang", "en")
        assert done.code == 2
        assert "AB443 this seal is of the framework “e02-punten”, not of “e02”" in done.err

    def test_the_seal_is_never_overwritten(self, run, sealed):
        words = ("score", sealed / "kader.yaml", sealed / "bids")
        for option in ("-o", "--record"):
            done = run(*words, option, sealed / "kader.seal")
            assert (done.code, done.out) == (2, "")
        assert load_seal(str(sealed / "kader.seal"))


class TestDifference:
    def test_by_key_with_both_lines(self, run, sealed):
        """A weight moved from one criterion to another, and a control taken out; no ranking."""
        path = sealed / "kader.yaml"
        edit(path, "weight: 40", "weight: 45")
        edit(path, "  - id: pva\n", "  # nieuw\n  - id: pva\n")
        edit(path, "    weight: 30", "    weight: 25")
        edit(path, "  - { lot: opdracht, bid: a, expect: 74.00, decimals: 2 }\n", "")
        done = run("score", path, sealed / "bids", "--show-difference")
        assert (done.code, done.err) == (1, "")
        rows = [line.split("  ") for line in done.out.splitlines()]
        rows = [[cell.strip() for cell in row if cell.strip()] for row in rows]
        for row in (
            ["criteria[prijs].weight", "40 (regel 51)", "45 (regel 51)"],
            ["criteria[pva].weight", "30 (regel 57)", "25 (regel 58)"],
            ["controls[10].expect", "74.00 (regel 81)", "staat er niet"],
        ):
            assert row in rows
        assert "Er is geen rangorde gemaakt" in done.out
        assert "Eerste:" not in done.out

    def test_in_a_file_and_as_markdown(self, run, sealed):
        edit(sealed / "kader.yaml", "combine: mean", "combine: median")
        words = ("score", sealed / "kader.yaml", "--show-difference")
        out = sealed / "verschil.md"
        assert run(*words, "-f", "markdown", "-o", out, "--lang", "en").code == 1
        assert "| panel.combine |" in out.read_text()
        assert run(*words, "-f", "json").code == 2
        for taken in ("kader.yaml", "kader.seal"):
            assert "AB901" in run(*words, "-o", sealed / taken).err

    def test_without_a_difference(self, run, sealed):
        """It says so; with bids it ranks as ever."""
        done = run("score", sealed / "kader.yaml", "--show-difference", "--lang", "en")
        assert (done.code, done.out) == (0, "")
        assert "no difference" in done.err
        ranked = run("score", sealed / "kader.yaml", sealed / "bids", "--show-difference")
        assert ranked.code == 0
        assert "Eerste:" in ranked.out

    def test_without_a_seal(self, run, place):
        done = run("score", place / "kader.yaml", "--show-difference", "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "AB909 there is no seal beside this framework" in done.err

    def test_of_a_framework_that_is_no_yaml_any_more(self, run, sealed):
        """The first line that differs is all that can be said."""
        edit(sealed / "kader.yaml", "  combine: mean", "  combine: [mean")
        done = run("score", sealed / "kader.yaml", "--show-difference", "--lang", "en")
        assert done.code == 1
        assert "The first line that differs is line 35." in done.out
        assert "now:   combine: [mean" in done.out


HOSTILE = {
    "empty": (b"", "AB445"),
    "not-json": (b"format: aanbesteding/seal/1\n", "AB445"),
    "list": (b"[]", "AB031"),
    "latin-1": (b'{"a": "\xe9"}', "AB003"),
    "nul": (b'{"a": "\x00"}', "AB005"),
    "deep": (b"[" * 200_000, "AB012"),
    "nan": (b'{"format": NaN}', "AB445"),
    "twice": (b'{"format": "a", "format": "b"}', "AB014"),
    "record": (b'{"format": "aanbesteding/record/1"}', "AB032"),
    "unknown-key": (b'{"kleur": "rood"}', "AB030"),
    "null": (b'{"format": null}', "AB019"),
    "huge": (b" " * 16_000_001, "AB002"),
    "text-no-list": (b'{"text": "x"}', "AB050"),
    "bad-hash": (b'{"sha256": "00"}', "AB447"),
}


class TestHostile:
    @pytest.mark.parametrize("name", HOSTILE)
    @pytest.mark.parametrize("words", [(), ("--show-difference",)])
    def test_is_a_fault(self, run, place, name, words):
        """With a position, in two languages, and never a ranking or a traceback."""
        data, code = HOSTILE[name]
        (place / "kader.seal").write_bytes(data)
        for lang in ("nl", "en"):
            done = run("score", place / "kader.yaml", place / "bids", *words, "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert f"kader.seal:{'1' if code != 'AB002' else ''}" in done.err
            assert code in done.err
            assert "AB999" not in done.err

    def test_a_link_is_not_followed(self, run, sealed):
        (sealed / "kader.seal").rename(sealed / "echt.seal")
        (sealed / "kader.seal").symlink_to(sealed / "echt.seal")
        done = run("score", sealed / "kader.yaml", sealed / "bids")
        assert (done.code, done.out) == (2, "")
        assert "AB001" in done.err

    def test_a_forger_who_makes_the_last_hash_again(self, run, sealed):
        """A changed text with a fresh fingerprint of the file, but not of the framework."""
        from aanbesteding.reading.sealed_text import sealed_text

        made = json.loads((sealed / "kader.seal").read_text())
        del made["sha256"]
        made["text"] = [line.replace("weight: 40", "weight: 41") for line in made["text"]]
        (sealed / "kader.seal").write_text(sealed_text(made))
        assert "AB441" in run("score", sealed / "kader.yaml", sealed / "bids").err

    @settings(
        max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def test_any_changed_byte_is_noticed(self, sealed, data):
        """Anywhere in the file, whatever it becomes: no seal that is changed is taken for one."""
        path = sealed / "kader.seal"
        whole = path.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
        changed = sealed / "anders.seal"
        changed.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        with pytest.raises(Faults):
            load_seal(str(changed))
