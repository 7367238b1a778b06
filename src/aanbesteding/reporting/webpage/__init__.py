"""The evaluation as one page for a browser: a file that needs nothing else.

Its script and style stand in it and are allowed by their hashes alone; nothing is fetched. Without
its script it is complete but for the sliders.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from aanbesteding import __version__
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.comparison_report import comparison_blocks
from aanbesteding.reporting.html_text import html_text, table, text
from aanbesteding.reporting.score_report import (
    about_blocks,
    beside_blocks,
    lot_heading,
    outcome_blocks,
    points_blocks,
    ranking_table,
)
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.bars import figure, parts_of
from aanbesteding.reporting.webpage.hinges import hinges, verdict
from aanbesteding.reporting.webpage.rules import LotRules, lot_rules, rules_of
from aanbesteding.reporting.webpage.try_out import sliders_of_lot, templates, try_out
from aanbesteding.routes.compare import Comparison
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.texts import Lang

COMMENTS = re.compile(r"^ *(?://.*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/)\n", re.MULTILINE)
INDENTS = re.compile(r"^ +", re.MULTILINE)
SCRIPTS = ("exact.js", "outcome.js", "weighing.js", "page.js")
STYLE = "page.css"


@dataclass(frozen=True, slots=True)
class Extras:
    """What else the page tells when it is there."""

    sensitivity: Sensitivity | None = None
    comparison: Comparison | None = None


NOTHING_ELSE = Extras()


def page(
    evaluation: Evaluation,
    lots: Sequence[LotResult],
    lang: Lang,
    extras: Extras = NOTHING_ELSE,
) -> str:
    """Return the page on some lots of an evaluation, as the text of an HTML file."""
    made = [lot_rules(evaluation, lot, lang) for lot in lots]
    data = {
        "rules": rules_of(evaluation.framework, lang),
        "lots": list(_benches(evaluation, lots, made, lang)),
    }
    script = "".join(_bare(_file(name)) for name in SCRIPTS) if data["lots"] else ""
    style = _bare(_file(STYLE))
    body = "".join(_body(evaluation, lots, made, lang, extras))
    run = templates(lang)
    run += f'<script type="application/json" id="data">{_json(data)}</script>\n'
    run += f"<script>{script}</script>\n"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(_title(evaluation, lots, lang))}</title>\n"
        f'<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n'
        f"<body>\n{body}{run if script else ''}</body>\n</html>\n"
    )


def _benches(
    evaluation: Evaluation, lots: Sequence[LotResult], made: Sequence[LotRules], lang: Lang
) -> Iterator[dict[str, object]]:
    """Yield what the script knows of every lot that has sliders."""
    for lot, rules in zip(lots, made, strict=True):
        if rules.data:
            nodes = tuple(walk(evaluation.framework, *criteria_of(evaluation.framework, lot.index)))
            yield rules.data | sliders_of_lot(rules, nodes, parts_of(nodes), lang)


def _policy(script: str, style: str) -> str:
    """Return what the page may do: run this script, use this style, and nothing else."""
    sources = {
        "default-src": "'none'",
        "script-src": _hash(script) if script else "'none'",
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{kind} {source}" for kind, source in sources.items())


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _bare(source: str) -> str:
    r"""Return a script or a style without its comments and indents, a tenth of a page.

    >>> _bare("/** Why. */\n  const a = 1; // one\n  // so\n")
    'const a = 1; // one\n'
    """
    return INDENTS.sub("", COMMENTS.sub("", source))


def _json(data: object) -> str:
    """Return JSON in which nothing ends a script or a line of one."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        made = made.replace(sign, f"\\u{ord(sign):04x}")
    return made


def _title(evaluation: Evaluation, lots: Sequence[LotResult], lang: Lang) -> str:
    """Return the finding, as the title of the page."""
    title = say(evaluation.framework.title, lang)
    if len(lots) == 1:
        award = AWARDS[evaluation.framework.award.type]
        found = outcome_blocks(evaluation, award, lots[0], lang)
        outcome = next((block.text for block in found if isinstance(block, Para)), "")
        return words.TITLE_ONE.say(lang, outcome=outcome, title=title)
    outcomes = []
    for lot in lots:
        first = lot.winners or tuple(result for result in lot.ranking if result.rank == 1)
        names = ", ".join(result.name for result in first) or words.NOBODY.say(lang)
        outcomes.append(words.TITLE_LOT.say(lang, lot=say(lot.lot.title, lang), names=names))
    return words.TITLE_MORE.say(lang, outcomes="; ".join(outcomes), title=title)


def _body(
    evaluation: Evaluation,
    lots: Sequence[LotResult],
    made: Sequence[LotRules],
    lang: Lang,
    extras: Extras,
) -> Iterator[str]:
    yield f'<a class="skip" href="#content">{text(words.SKIP.say(lang))}</a>\n'
    yield f"<header>\n<h1>{text(say(evaluation.framework.title, lang))}</h1>\n"
    about = list(about_blocks(evaluation, lang))
    first = next((n for n, block in enumerate(about) if isinstance(block, Heading)), len(about))
    yield html_text(about[:first], lang) + "</header>\n"
    yield '<main id="content">\n'
    sensitive = {}
    if extras.sensitivity is not None:
        sensitive = {one.case.index: one for one in extras.sensitivity.lots}
    yield from _short(evaluation, lots, sensitive, lang, extras)
    for number, (lot, rules) in enumerate(zip(lots, made, strict=True), start=1):
        found = sensitive.get(lot.index)
        asked = extras.sensitivity is not None
        yield from _lot(f"lot{number}", evaluation, lot, rules, found, lang, asked=asked)
    if extras.comparison is not None:
        blocks = list(comparison_blocks(extras.comparison, lang))
        if any(lot.draws for lot in lots):
            blocks.insert(1, Para(words.DRAWN_BESIDE.say(lang), "warning"))  # under its heading
        yield '<section id="compare">\n'
        yield html_text(blocks, lang, below=1, above=1) + "</section>\n"
    if warnings := about[first:]:
        yield f"<section>\n{html_text(_level(warnings, 2), lang)}</section>\n"
    yield "</main>\n"
    yield from _foot(evaluation, lang)


def _level(blocks: Sequence[Block], level: int) -> Iterator[Block]:
    for block in blocks:
        yield block._replace(level=level) if isinstance(block, Heading) else block


def _short(
    evaluation: Evaluation,
    lots: Sequence[LotResult],
    sensitive: Mapping[int, LotSensitivity],
    lang: Lang,
    extras: Extras,
) -> Iterator[str]:
    """Yield of every lot who is first, by how much and what that hinges on; with links to them.

    Where there is one lot it says so itself.
    """
    beside = f'<p><a href="#compare">{text(words.COMPARISON.say(lang))}</a></p>\n'
    below = beside if extras.comparison is not None else ""
    if len(lots) < 2:
        yield f"<nav>\n{below}</nav>\n" if below else ""
        return
    yield f"<nav>\n<h2>{text(words.SHORT.say(lang))}</h2>\n<dl>\n"
    for number, lot in enumerate(lots, start=1):
        said = list(outcome_blocks(evaluation, AWARDS[evaluation.framework.award.type], lot, lang))
        if lot.index in sensitive and lot.ranking:
            said.append(verdict(sensitive[lot.index], lang))
        title = text(say(lot.lot.title, lang))
        yield f'<dt><a href="#lot{number}">{title}</a></dt>\n<dd>{html_text(said, lang)}</dd>\n'
    yield f"</dl>\n{below}</nav>\n"


def _lot(
    key: str,
    evaluation: Evaluation,
    lot: LotResult,
    rules: LotRules,
    sensitive: LotSensitivity | None,
    lang: Lang,
    *,
    asked: bool,
) -> Iterator[str]:
    award = AWARDS[evaluation.framework.award.type]
    nodes = tuple(walk(evaluation.framework, *criteria_of(evaluation.framework, lot.index)))
    yield f'<section class="lot" id="{key}">\n'
    yield html_text([lot_heading(lot, lang)], lang)
    outcome = list(outcome_blocks(evaluation, award, lot, lang))
    outcome += [verdict(sensitive, lang)] if sensitive is not None and lot.ranking else []
    yield f'<div class="outcome">{html_text(outcome, lang)}</div>\n'
    parts = parts_of(nodes)
    if lot.ranking:
        yield f"<h3>{text(words.RANKING.say(lang))}</h3>\n"
        yield table(_ranking(ranking_table(award, lot, lang)), words.RANKING.say(lang), lang)
    if lot.ranking and nodes:
        heading = words.CONTRIBUTIONS_EUROS if award.in_euros else words.CONTRIBUTIONS
        yield f"<h3>{text(heading.say(lang))}</h3>\n{figure(lot, award, nodes, parts, lang)}"
        head, *rest = points_blocks(evaluation, award, lot, lang)
        assert isinstance(head, Heading)
        yield f'<details class="behind"><summary>{text(words.IN_NUMBERS.say(lang))}</summary>\n'
        yield html_text(rest, lang, title=head.text) + "</details>\n"
    if sensitive is not None and lot.ranking:
        yield from hinges(sensitive, lang)
    elif asked and lot.ranking:
        yield f"<h3>{text(words.SENSITIVITY.say(lang))}</h3>\n"
        yield f'<p class="muted">{text(words.NOT_EXAMINED.say(lang))}</p>\n'
    if lot.ranking:
        yield try_out(rules, lang)
    yield html_text(beside_blocks(lot, lang), lang) + "</section>\n"


def _ranking(made: Table) -> Table:
    """Return a ranking with the ids last: on a narrow screen the total comes before them."""
    order = (0, 2, 3, 4, 1)
    columns = tuple(made.columns[place] for place in order)
    rows = tuple(tuple(row[place] for place in order) for row in made.rows)
    return Table(columns, rows, 2, made.strong)


def _foot(evaluation: Evaluation, lang: Lang) -> Iterator[str]:
    yield f"<footer>\n<p>{text(words.FOOT.say(lang, version=__version__))}</p>\n"
    rows = tuple((origin.name, origin.sha256) for _, origin in sorted(evaluation.files.items()))
    if rows:
        title = words.FILES.say(lang)
        columns = (Column(words.FILE.say(lang)), Column("SHA-256"))
        yield f"<details><summary>{text(title)}</summary>\n"
        yield table(Table(columns, rows), title, lang) + "</details>\n"
    yield "</footer>\n"
