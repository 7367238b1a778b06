"""The report of an assessment of quality alone: no price, no total, no ranking."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import number, shortest
from aanbesteding.fields import say
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.reporting.score_report import finding_blocks
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.quality import Quality, QualityLot
from aanbesteding.texts import Lang, Text

ABOUT = Text(
    "Kader {id}, versie {version} ({status}). Alleen de kwaliteit: geen prijs is gelezen, en er is "
    "geen totaal en geen rangorde.",
    "Framework {id}, version {version} ({status}). Quality only: no price was looked at, and there "
    "is no total and no ranking.",
)
POINTS = Text("Punten per criterium, op volgorde van naam", "Points per criterion, by name")
LATER = Text("na opening", "after opening")
NOTE = Text(
    "«na opening» hangt af van een prijs of van wie dan is toegelaten",
    "“after opening” depends on a price, or on who is admitted then",
)
CLOSED = Text("Kwaliteit vastgesteld; hash {hash}", "Quality closed; hash {hash}")


def quality_blocks(quality: Quality, lang: Lang, closed: str | None = None) -> Iterator[Block]:
    """Yield the report; `closed` is the hash of the record, where one was written."""
    framework = quality.framework
    yield Heading(say(framework.title, lang), 1)
    status = words.STATUS[framework.status].say(lang)
    about = ABOUT.say(lang, id=framework.id, version=framework.version, status=status)
    yield Para(about, "muted")
    if closed is not None:
        yield Para(CLOSED.say(lang, hash=closed), "good")
    yield from finding_blocks(quality.findings, lang)
    for lot in quality.lots:
        yield from _lot(quality, lot, lang)


def _lot(quality: Quality, lot: QualityLot, lang: Lang) -> Iterator[Block]:
    yield Heading(words.LOT.say(lang, title=say(lot.lot.title, lang)))
    framework = quality.framework
    nodes = list(walk(framework, *criteria_of(framework, lot.index)))
    if lot.scored and nodes:
        yield Heading(POINTS.say(lang), 3)
        columns = [Column(words.CRITERION.say(lang)), Column(words.WEIGHT.say(lang), right=True)]
        columns += [Column(result.bid, right=True) for result in lot.scored]
        rows = [
            (
                "  " * node.depth + say(node.criterion.title, lang),
                shortest(node.weight, lang),
                *(_points(result, node.criterion.id, lang) for result in lot.scored),
            )
            for node in nodes
        ]
        yield Table(tuple(columns), tuple(rows), fixed=2)
        if any(LATER.say(lang) in row for row in rows):
            yield Para(NOTE.say(lang) + ".", "muted")
    if lot.excluded:
        yield Heading(words.EXCLUDED.say(lang), 3)
        for result in lot.excluded:
            for reason in result.reasons:
                yield Para(f"{result.name} ({result.bid}): {reason.say(lang)}", bullet=True)
    yield from finding_blocks(lot.findings, lang)


def _points(result: BidResult, criterion: str, lang: Lang) -> str:
    try:
        return number(result.points(criterion), lang)
    except KeyError:
        return LATER.say(lang)
