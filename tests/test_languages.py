"""Both languages are complete: every sentence, every command, every document."""

from __future__ import annotations

import ast
import html
import io
import re
import string
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from tests.program import ROOT

from aanbesteding.texts import LANGUAGES

SOURCE = ROOT / "src"
THEIRS = re.compile(
    r"^ *aanbesteding .*$|framework, bid, scores, draw|«[^»]*»|“[^”]*”|`[^`]*`|\{[^}]*\}|"
    r"https?://\S+|--[a-z-]+(=\S+)?|\w+(-\w+)+|\S*[/.]\w\S*",
    re.MULTILINE,
)
"""What is no word of a sentence: quotations, commands, fields, addresses, options and keys."""
WORDS = {
    "nl": re.compile(
        r"\b(the|and|with|from|which|this|that|are|not|bids?|weights?|framework|points|has|have|"
        r"under|between|of the|is a|to be)\b"
    ),
    "en": re.compile(
        r"\b(het|een|niet|wordt|worden|zijn|voor|met|van|deze|bij|geen|naar|inschrijving(en)?|"
        r"gewicht(en)?|perceel|percelen|kader|punten|heeft|omdat|zonder)\b"
    ),
}
"""Words by which a sentence that is not in a language gives itself away; by the language it claims."""
SAME = {
    *("format", "bytes", "percentage", "exponent", "factor", "docx", "SHA-256", "exact", "route"),
    *("Panel", "panel", "plan", "Criteria", "Parameters", "minimum (%)", "status", "contract"),
    *("consensus", "in %", "utility index", "Kendall tau-b", "Spearman rho", "AICTIONBOT, 70 %"),
    *("openprocurement, barbecue", "NEVI, «gewogen factor score methode»"),
    *("Negometrix, «Gewogen factor methode»", "±", "index", "type", "set", "plus", "minus", "–"),
    "Negometrix, «Relateer prijsscore aan laagste prijs»; DFØ, 10 × Pb/Pe",
    *("max. {amount}", "plan {letter}", "Scores {number} {lot}", "Scores: {title}"),
    *(
        "CODES",
        "SCENARIO",
        "Algemene termijnenwet, {x}",
        "pdf",
        "was",
        "min",
        "max",
        "abs",
        "log",
        "id",
    ),
    *("{findings} in {files}.", "budget", "parameters", "Criteria {x}."),
    "{sole} × sole, {lead} × lead, {member} × member",
}
"""Titles and terms that are the same in both languages."""


class Pair(NamedTuple):
    """A sentence in both languages, and where it stands."""

    place: str
    nl: str
    en: str


def pairs() -> Iterator[Pair]:
    """Yield every pair of sentences in the source: of `Text`, and of `said` behind its code."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            given = {"Text": node.args, "said": node.args[1:], "tr": node.args}.get(
                node.func.id, []
            )
            given = [*given, *(one.value for one in node.keywords if one.arg in LANGUAGES)]
            found = [text for one in given if (text := constant(one)) is not None]
            if len(found) == 2:
                yield Pair(f"{path.relative_to(SOURCE)}:{node.lineno}", *found)


def constant(node: ast.expr) -> str | None:
    """Return a text as it is written, the values of an f-string as fields."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{x}" for one in node.values)
        return "".join(map(str, parts))
    return None


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def every() -> list[Pair]:
    found = list(pairs())
    assert len(found) > 2500
    return found


def wrong(pair: Pair) -> str | None:
    """Return what is wrong with a pair; None where nothing is."""
    if not pair.nl.strip() or not pair.en.strip():
        return None if pair.nl == pair.en else "lacks a language"
    if fields(pair.nl) != fields(pair.en):
        return "other fields"
    bare = {lang: THEIRS.sub("", text) for lang, text in zip(LANGUAGES, pair[1:], strict=True)}
    if pair.nl == pair.en and re.search("[a-zA-Z]", bare["nl"]) and pair.nl not in SAME:
        return "not translated"
    for lang, text in bare.items():
        if found := WORDS[lang].search(text):
            return f"{found[0]!r} in {lang}"
    return None


def test_every_sentence_is_there_in_both_languages(every):
    found = [f"{pair.place}: {why}: {pair.nl!r}" for pair in every if (why := wrong(pair))]
    assert found == []


@pytest.mark.parametrize(
    ("nl", "en", "why"),
    [
        ("perceel {lot}", "", "lacks a language"),
        ("", "lot {lot}", "lacks a language"),
        ("perceel {lot}", "lot {name}", "other fields"),
        ("inschrijver", "inschrijver", "not translated"),
        ("het gewicht van {x}", "het gewicht of {x}", "'het' in en"),
        ("the weight of {x}", "the weight of {x}!", "'the' in nl"),
        ("kies uit `--with the` en «not»", "choose from `--with the` and “niet”", None),
    ],
)
def test_a_sentence_that_lacks_a_language_is_seen(nl, en, why):
    assert wrong(Pair("x", nl, en)) == why


READ_ELSEWHERE = (
    *("sensitivity/", "routes/", "recombination/", "deciding/", "scoring/", "reporting/webpage/"),
    *("reporting/sensitivity_words", "reporting/comparison", "reporting/letters/words"),
)
"""What stands in documents and on the web page as well, where nobody can give an option."""


def test_no_option_where_there_is_no_command(every):
    found = [
        pair.place
        for pair in every
        if pair.place.removeprefix("aanbesteding/").startswith(READ_ELSEWHERE)
        if "codes" not in pair.place and re.search(r"(?<!\w)--[a-z]", pair.nl + " " + pair.en)
    ]
    assert found == []


def is_said(node: ast.AST) -> bool:
    return any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "say"
        for one in ast.walk(node)
    )


def test_no_sentence_is_glued() -> None:
    """No `+` between two that are said, and no words of our own around what is said."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                if is_said(node.left) and is_said(node.right):
                    found.append(place)
            elif isinstance(node, ast.JoinedStr) and any(map(is_said, node.values)):
                ours = "".join(
                    str(one.value) for one in node.values if isinstance(one, ast.Constant)
                )
                ours = re.sub(r"<[^<>]*>|\w+:\s+#", "", ours)  # tags of a page; keys of a form
                if re.search("[a-zA-Z]", ours):
                    found.append(place)
    assert found == []


# --- what commands and documents say ---------------------------------------------------------

E02 = ("criteria/voorbeelden/e02-punten.yaml", "bids/voorbeelden/e02-punten")
COMMANDS = [
    ("score", *E02),
    ("score", *E02, "--format", "markdown"),
    ("score", *E02, "--without", "c"),
    ("explain", "c", *E02),
    ("explain", "price-proportional"),
    ("explain", "AB101"),
    ("decide", *E02, "--sent", "2026-11-20"),
    ("standstill", "--sent", "2026-11-20"),
    ("methods",),
    ("check", "criteria/leiderdorp-welzijn.yaml"),
    ("simulate", E02[0], "--runs", "5"),
    ("sensitivity", *E02),
    ("scenario", "criteria/scenario-leiden.yaml"),
    ("diff", "criteria/manifest-leiden.yaml", "criteria/leiderdorp-welzijn.yaml", "bids/leiden"),
    ("score", "nergens.yaml", "bids/leiden"),
    ("scoer",),
]
WRITTEN = {
    "nl": re.compile(
        r"(?<![\w.,§:/-])\d+\.\d{1,2}(?![\w.])|\d,\d{3}(?!\d)[^ ]*,|€ ?-?\d{1,3},\d{3}\b"
    ),
    "en": re.compile(r"(?<![\w.,§:/-])\d+,\d{1,2}(?![\w,])|\d\.\d{3}\.\d{3}|€ ?-?\d{1,3}\.\d{3}\b"),
}
"""A number in the style of the other language."""
OURS = {
    "nl": re.compile(r"\b(ranking|award|bids|weight|contract goes|points)\b"),
    "en": WORDS["en"],
}
QUOTED = re.compile(
    r"^ *(\||[-•]? ?(bron|source|aanname|assumption):|weight:).*|“[^”]*”|«[^»]*»|art\. [\d.]+",
    re.MULTILINE,
)
"""What the input says itself, and numbers of articles."""


def bare(text: str) -> str:
    return THEIRS.sub("", QUOTED.sub("", text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: "-".join(words[:2])[:40])
def test_what_commands_say_is_in_one_language(run, monkeypatch, words, lang):
    monkeypatch.setenv("AANBESTEDING_LANG", lang)
    done = run(*words)
    said = QUOTED.sub("", done.out + done.err)
    assert len(said) > 50
    assert not (found := WRITTEN[lang].search(said)), found
    if words[0] not in ("explain", "check", "methods", "decide", "diff"):  # these show the input
        assert not (found := OURS[lang].search(bare(said))), found
    assert not re.search(r"\{[a-z_]+\}|Text\(", said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_documents_write_numbers_as_their_language_does(run, tmp_path, lang):
    page, letters = tmp_path / "page.html", tmp_path / "docx"
    for words in (("--html", page), ("--docx", letters, "--sent", "2026-11-20")):
        assert run("report", *E02, *words, "--lang", lang, "--quiet").code == 0
    script = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
    texts = {page.name: script.sub("", page.read_text(encoding="utf-8"))}
    texts |= {path.name: document(path.read_bytes()) for path in sorted(letters.rglob("*.docx"))}
    assert len(texts) >= 4
    for name, text in texts.items():
        said = QUOTED.sub("", html.unescape(re.sub(r"<[^>]*>", "\n", text)))
        assert not (found := WRITTEN[lang].search(said)), (name, found)
        if name != page.name:
            assert not re.search(r"(?<!\S)--[a-z]", said), "an option where there is no command"
            assert "score --" not in said


def document(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode("utf-8").replace("</w:p>", "\n")


def test_the_check_of_numbers_sees_the_other_style():
    for text in ("66.65 punten", "€ 3,480,000", "1,234,567"):
        assert WRITTEN["nl"].search(text), text
    for text in ("66,65 points", "€ 3.480.000", "1.234.567"):
        assert WRITTEN["en"].search(text), text
    for text in ("66,65", "€ 3.480.000,50", "art. 2.127", "versie 0.1.0", "scores.yaml:18"):
        assert not WRITTEN["nl"].search(QUOTED.sub("", text)), text
    for text in ("66.65", "€ 3,480,000.50", "1, 2 and 3", "12,000"):
        assert not WRITTEN["en"].search(text), text
