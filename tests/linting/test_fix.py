"""`check --fix` and `--diff`: what is mended, what is not, and that nothing else is touched."""

from __future__ import annotations

import os
import stat
import subprocess
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linting.build import FRAMEWORK, OPEN, bid, command, tender
from tests.program import in_pipe

from aanbesteding.faults import Faults
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.fixing import mend
from aanbesteding.linting.known import known_codes
from aanbesteding.linting.mends import MENDS
from aanbesteding.linting.table import ADVICE
from aanbesteding.reading.document import Document
from aanbesteding.reading.tree import Tree

ALL = frozenset(known_codes())


def mended(text: str | bytes, codes: frozenset[str] = ALL) -> tuple[str, list[str]]:
    data = text.encode() if isinstance(text, str) else text
    done = mend(data, "k.yaml", ADVICE, codes)
    return done.data.decode(), [fault.code.code for fault in done.faults]


def plain(data: bytes):
    return Tree(Document.decode(data, "", "")).plain


def of_bid(answer: str) -> str:
    return bid("noord", 100).replace(
        "      role: sole\n", f"      role: sole\n      declarations:\n        fraude: {answer}\n"
    )


MENDED = [
    # before, after, code
    (FRAMEWORK.replace("weight: 40", "wieght: 40"), FRAMEWORK, "AB030"),
    (FRAMEWORK.replace("    weight: 40", "    Weight: 40"), FRAMEWORK, "AB030"),
    (FRAMEWORK.replace("price-basis:", "price_basis:"), FRAMEWORK, "AB030"),
    (FRAMEWORK.replace("title: Klein", '"titel": Klein'), FRAMEWORK.replace("title: Klein", '"title": Klein'), "AB030"),
    (FRAMEWORK.replace("drop-out: rescore", "drop-out: rescor"), FRAMEWORK, "AB032"),
    (FRAMEWORK.replace("combine: mean", "combine: 'maen'  # x"), FRAMEWORK.replace("combine: mean", "combine: 'mean'  # x"), "AB032"),
    (FRAMEWORK.replace("      type: rating-scale", "      type: rating-scal"), FRAMEWORK, "AB032"),
    (of_bid("no"), of_bid("nee"), "AB048"),
    (of_bid("Yes"), of_bid("ja"), "AB048"),
    (of_bid("'NEE'"), of_bid("'nee'"), "AB048"),
    (of_bid("TRUE # zie bijlage"), of_bid("true # zie bijlage"), "AB048"),
    ("\ufeff\ufeff" + FRAMEWORK, "\ufeff" + FRAMEWORK, "AB004"),
    (FRAMEWORK.replace("lots:", "\ufefflots:"), FRAMEWORK, "AB004"),
    (FRAMEWORK + "---\n", FRAMEWORK, "AB008"),
    (FRAMEWORK + "---\n# klaar\n", FRAMEWORK + "# klaar\n", "AB008"),
    (FRAMEWORK.replace("mode: x", "").replace("rounding: none", "rounding: none  # ab: ignore[AB201] was open"), FRAMEWORK, "AB062"),
    (FRAMEWORK.replace("  rounding", "  # ab: ignore[AB201] was open\n  rounding"), FRAMEWORK, "AB062"),
    (
        OPEN.replace("not-announced", "not-announced  # ab: ignore[AB201, AB202] rekenmodel"),
        OPEN.replace("not-announced", "not-announced  # ab: ignore[AB201] rekenmodel"),
        "AB062",
    ),
]  # fmt: skip

LEFT = [
    FRAMEWORK.replace("weight: 40", "gewicht: 40"),  # not near
    FRAMEWORK.replace("weight: 40", "weight: 40\n    wieght: 40"),  # the right one is there already
    FRAMEWORK.replace("drop-out: rescore", "drop-out: keep"),  # not near
    FRAMEWORK.replace("title: Klein kader", "title: [a]\nnietst: 1"),
    of_bid("on"),  # a word that no form asks for
    of_bid("y"),
    of_bid("1"),
    FRAMEWORK.replace("Klein", "Kl\ufeffein"),  # inside a text
    FRAMEWORK + "---\nformat: x\n",  # a document that is not empty
    FRAMEWORK + "...\n---\nx\n",
    FRAMEWORK.replace("weight: 40", "weight: 040"),  # could be 40 or 32
    OPEN,  # what is open is for people to decide
    "",
    "[",
    FRAMEWORK.replace("id: klein", "id: Klein"),  # names are the author's
]


class TestMends:
    @pytest.mark.parametrize(("before", "after", "code"), MENDED, ids=range(len(MENDED)))
    def test_what_can_mean_one_thing_only(self, before, after, code):
        assert mended(before) == (after, [code])

    @pytest.mark.parametrize("text", LEFT, ids=range(len(LEFT)))
    def test_what_could_mean_more_is_left(self, text):
        assert mended(text) == (text, [])

    def test_every_mend_has_an_example(self):
        assert {row[2] for row in MENDED} == set(MENDS)

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_line_ends_stay(self, end):
        before = FRAMEWORK.replace("wei", "wie").replace("drop-out: rescore", "drop-out: rescor")
        out, codes = mended(before.replace("wieght: 40", "wieght: 40").replace("\n", end))
        assert out == FRAMEWORK.replace("\n", end)
        assert codes.count("AB030") == 3  # weights, and two of weight

    def test_comments_stay_when_a_fault_keeps_advice_away(self):
        text = FRAMEWORK.replace("weight: 60", "weight: 61")
        assert mended(text) == (text, [])

    def test_code_that_is_not_asked_for_is_left(self):
        text = FRAMEWORK.replace("weight: 40", "wieght: 40")
        assert mended(text, ALL - {"AB030"}) == (text, [])

    def test_characters_beyond_the_first_plane_before_the_place(self):
        lot = "  - id: een\n    title: Perceel een\n    assumed: Voorbeeld.\n"
        flow = '  - { title: "😀é", id: een, asumed: Voorbeeld. }\n'
        right = FRAMEWORK.replace(lot, flow.replace("asumed", "assumed"))
        assert mended(FRAMEWORK.replace(lot, flow)) == (right, ["AB030"])


SLIPS = st.lists(
    st.tuples(st.sampled_from(["weight", "drop-out", "rescore", "title", "assumed", "panel", "mean", "criteria", "method"]),
              st.integers(0, 8), st.sampled_from(["drop", "double", "swap", "upper"])),
    min_size=1, max_size=3,
)  # fmt: skip


def slipped(text: str, slips) -> str:
    for word, place, how in slips:
        at = place % (len(word) - 1)
        new = {
            "drop": word[:at] + word[at + 1 :],
            "double": word[:at] + word[at] + word[at:],
            "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            "upper": word[:at] + word[at].upper() + word[at + 1 :],
        }[how]
        text = text.replace(word, new, 1)
    return text


class TestNothingElse:
    @given(slips=SLIPS, end=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
    @settings(max_examples=60, deadline=None)
    def test_slips_of_the_finger(self, slips, end, bom):
        """What comes out differs from what went in only in words that were at fault; comments and
        layout stay; nothing that was right is wrong after it; a second time changes nothing."""
        base = FRAMEWORK.replace("weights:", "# 100 samen\nweights:  # in procenten")
        data = (("\ufeff" if bom else "") + slipped(base, slips).replace("\n", end)).encode()
        done = mend(data, "k.yaml", ADVICE, ALL)
        again = mend(done.data, "k.yaml", ADVICE, ALL)
        assert (again.data, again.faults) == (done.data, ())
        before, after = data.decode().split(end), done.data.decode().split(end)
        assert len(before) == len(after)
        changed = sum(one != other for one, other in zip(before, after, strict=True))
        assert changed <= len(done.faults)
        for one, other in zip(before, after, strict=True):
            assert one.partition("#")[2] == other.partition("#")[2]
            assert len(one) - len(one.lstrip()) == len(other) - len(other.lstrip())
        left = check_bytes(done.data, "k.yaml", ADVICE).faults
        assert len(left) <= len(check_bytes(data, "k.yaml", ADVICE).faults)

    @given(text=st.text(max_size=300).map(lambda t: unicodedata.normalize("NFC", t)))
    @settings(max_examples=80, deadline=None)
    def test_any_text(self, text):
        """Never an exception, and where nothing was mended not a byte differs."""
        data = text.encode("utf-8", "replace")
        done = mend(data, "k.yaml", ADVICE, ALL)
        assert done.faults or done.data == data

    @given(where=st.integers(0, 50), reason=st.sampled_from(["x", "was open", "zie # 3"]))
    @settings(max_examples=30, deadline=None)
    def test_comments_that_silence_nothing(self, where, reason):
        """What is read is equal before and after."""
        lines = FRAMEWORK.split("\n")
        lines.insert(where % len(lines), f"# ab: ignore[AB203] {reason}")
        data = "\n".join(lines).encode()
        try:
            was = plain(data)
        except Faults:
            return
        done = mend(data, "k.yaml", ADVICE, ALL)
        assert plain(done.data) == was
        assert done.data.decode() == FRAMEWORK


class TestAsACommand:
    @pytest.fixture
    def here(self, tmp_path):
        tender(tmp_path)
        (tmp_path / "kader.yaml").write_text(FRAMEWORK.replace("weight: 40", "wieght: 40  # prijs"))
        return tmp_path

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_fix(self, here, lang):
        path = here / "kader.yaml"
        path.chmod(0o640)
        done = in_pipe("check", ".", "--fix", "--lang", lang, cwd=here)
        word = {"nl": "verbeterd", "en": "mended"}[lang]
        assert (done.code, done.err) == (0, f"kader.yaml: AB030 {word}\n")
        assert path.read_text() == FRAMEWORK.replace("weight: 40", "weight: 40  # prijs")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert sorted(os.listdir(here)) == ["bids", "kader.yaml"]
        assert in_pipe("check", ".", "--fix", "-q", cwd=here).err == ""

    def test_diff_writes_nothing_and_is_a_patch(self, here):
        before = (here / "kader.yaml").read_bytes()
        done = in_pipe("check", ".", "--diff", cwd=here)
        assert (done.code, done.err) == (1, "")
        assert (here / "kader.yaml").read_bytes() == before
        assert "-    wieght: 40  # prijs\n+    weight: 40  # prijs\n" in done.out
        subprocess.run(["patch", "-p1"], input=done.out.encode(), cwd=here, check=True, stdout=-3)
        assert in_pipe("check", ".", "--diff", cwd=here)[:2] == (0, "")

    def test_rest_is_still_reported(self, here):
        text = OPEN.replace("weight: 40", "wieght: 40")
        (here / "kader.yaml").write_text(text)
        done = in_pipe("check", ".", "--fix", cwd=here)
        assert done.code == 1
        assert "AB201" in done.out
        assert "AB030" not in done.out

    def test_select_limits_what_is_mended(self, here):
        text = FRAMEWORK.replace("rounding: none", "rounding: none  # ab: ignore[AB201] x")
        (here / "kader.yaml").write_text(text)
        done = in_pipe("check", "kader.yaml", "--fix", "--select", "AB5", cwd=here)
        assert (here / "kader.yaml").read_text() == text, done.err

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_sealed_framework_is_left(self, here, lang):
        path = here / "kader.yaml"
        text = FRAMEWORK.replace("status: draft", "status: published")
        text = text.replace("rounding: none", "rounding: none  # ab: ignore[AB201] was open")
        path.write_text(text)
        assert in_pipe("score", path, "--seal").code == 0
        done = in_pipe("check", ".", "--fix", "--lang", lang, cwd=here)
        assert path.read_text() == text
        assert {"nl": "verzegeld", "en": "sealed"}[lang] in done.err

    def test_link_is_left(self, here):
        (here / "link.yaml").symlink_to(here / "kader.yaml")
        before = (here / "kader.yaml").read_bytes()
        assert in_pipe("check", "link.yaml", "--fix", cwd=here).code == 2
        assert (here / "kader.yaml").read_bytes() == before
        assert (here / "link.yaml").is_symlink()

    @pytest.mark.parametrize(
        "words",
        [
            ("-", "--fix"),
            ("-", "--diff"),
            (".", "--diff", "--format", "json"),
            (".", "--no-cache", "--cache-dir", "x"),
            (".", "--jobs", "-1"),
        ],
    )
    def test_what_does_not_go_together(self, here, words, monkeypatch):
        monkeypatch.chdir(here)
        code, out, err = command(*words)
        assert (code, out) == (2, "")
        assert "AB903" in err

    @pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
    def test_folder_that_takes_no_file(self, here):
        here.chmod(0o500)
        done = in_pipe("check", "kader.yaml", "--fix", "--no-cache", cwd=here)
        here.chmod(0o700)
        assert (done.code, "AB901" in done.err) == (2, True)
