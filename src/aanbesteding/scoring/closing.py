"""Closing a quality assessment, and holding a final evaluation to it (clause 5.14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Literal

from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import FileModel, Ref, Route
from aanbesteding.model.quality import ClosedBid, QualityRecord, content_text
from aanbesteding.reading.hashes import grouped, sha256
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.quality import Quality, evaluate_quality
from aanbesteding.texts import Text

IN_CODE = "-"
"""Stands for the hash of a model that was made in code and has no file."""

NOT_INTACT = Text(
    "het bestand is na het vaststellen gewijzigd: zijn hash klopt niet",
    "the file was changed after the closing: its hash is not right",
)
TWICE = Text(
    "onder dit kader is er nog een bestand met vastgestelde kwaliteit",
    "there is another file with closed quality under this framework",
)
FRAMEWORK = Text(
    "het kader is niet het bestand waaronder is vastgesteld",
    "the framework is not the file under which it was closed",
)
SHEET_CHANGED = Text(
    "het scoreblad van «{name}» is gewijzigd", "the score sheet of “{name}” changed"
)
SHEET_GONE = Text("het scoreblad van «{name}» ontbreekt", "the score sheet of “{name}” is missing")
SHEET_NEW = Text(
    "het scoreblad van «{name}» is er bij gekomen", "the score sheet of “{name}” is new"
)
BID_GONE = Text(
    "inschrijving «{name}» in perceel «{lot}» ontbreekt", "bid “{name}” in lot “{lot}” is missing"
)
BID_NEW = Text(
    "inschrijving «{name}» in perceel «{lot}» is er bij gekomen",
    "bid “{name}” in lot “{lot}” is new",
)
STATUS = Text(
    "inschrijving «{name}» in perceel «{lot}» was «{closed}» en is nu «{now}»",
    "bid “{name}” in lot “{lot}” was “{closed}” and is “{now}” now",
)
POINTS = Text(
    "inschrijving «{name}» in perceel «{lot}» had op «{criterion}» {closed} en heeft nu {now}",
    "bid “{name}” in lot “{lot}” had {closed} on “{criterion}” and has {now} now",
)
NOTHING = Text("niets", "nothing")


def record_of(quality: Quality) -> QualityRecord:
    """Return the closing record of a quality assessment, with its hash."""
    framework = quality.framework
    draft = QualityRecord(
        format="aanbesteding/quality/1",
        framework=framework.id,
        framework_hash=_hash(framework),
        sheets={
            sheet_id(sheet): _hash(sheet)
            for sheet in sorted(quality.dossier.sheets, key=sheet_id)
            if sheet.framework == framework.id
        },
        lots={
            lot.lot.id: {
                result.bid: _bid(result, lot.shares[result.bid])
                for result in sorted((*lot.scored, *lot.excluded), key=lambda one: one.bid)
            }
            for lot in quality.lots
        },
        hash=IN_CODE,
    )
    return draft.model_copy(update={"hash": hash_of(draft)})


def hash_of(record: QualityRecord) -> str:
    """Return the hash of what a record says, in groups of four."""
    return grouped(sha256(content_text(record)))


def without(record: QualityRecord, gone: Collection[str]) -> QualityRecord:
    """Return what was closed about the bids that are left when some drop out, with its hash."""
    lots = {
        lot: {name: bid for name, bid in bids.items() if name not in gone}
        for lot, bids in record.lots.items()
    }
    left = record.model_copy(update={"lots": lots})
    return left.model_copy(update={"hash": hash_of(left)})


def record_text(record: QualityRecord) -> str:
    """Return a record as the text of its file."""
    return content_text(record) + f"hash: {record.hash}\n"


def _hash(model: FileModel) -> str:
    return grouped(model.origin.sha256) if model.origin else IN_CODE


def _status(result: BidResult) -> Literal["scored", "set-aside", "excluded"]:
    if not result.reasons:
        return "scored"
    missed = any(reason.kind == "minimum" for reason in result.reasons)
    return "set-aside" if missed else "excluded"


def _bid(result: BidResult, shares: Mapping[str, Fraction]) -> ClosedBid:
    return ClosedBid(
        status=_status(result),
        points={score.criterion: str(Fraction(score.points)) for score in result.walk()},
        shares={name: str(Fraction(share)) for name, share in shares.items()},
    )


def differences(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return every difference between what was closed and what the inputs are now.

    None where nothing was closed. Raises `Faults` where the quality cannot be evaluated.
    """
    closed = dossier.closed_under(framework.id)
    if closed is None:
        return []
    if sum(record.framework == framework.id for record in dossier.closed) > 1:
        return [_finding(closed, TWICE, ())]
    if closed.hash != hash_of(closed):
        return [_finding(closed, NOT_INTACT, ("hash",))]
    now = record_of(evaluate_quality(framework, dossier))
    return [_finding(closed, text, route) for text, route in _differ(closed, now)]


def _finding(closed: QualityRecord, problem: Text, route: Route) -> Finding:
    return Finding(
        codes.CLOSED_DIFFERS, Ref("quality", closed.framework, route), {"problem": problem}
    )


def _differ(closed: QualityRecord, now: QualityRecord) -> Iterator[tuple[Text, Route]]:
    if closed.framework_hash != now.framework_hash:
        yield FRAMEWORK, ("framework-hash",)
    for name in sorted({*closed.sheets, *now.sheets}):
        before, after = closed.sheets.get(name), now.sheets.get(name)
        if before != after:
            text = SHEET_NEW if before is None else SHEET_GONE if after is None else SHEET_CHANGED
            yield _said(text, name=name), ("sheets",) if before is None else ("sheets", name)
    for lot in sorted({*closed.lots, *now.lots}):
        yield from _bids_differ(lot, closed.lots.get(lot, {}), now.lots.get(lot, {}))


def _bids_differ(
    lot: str, closed: dict[str, ClosedBid], now: dict[str, ClosedBid]
) -> Iterator[tuple[Text, Route]]:
    for name in sorted({*closed, *now}):
        before, after = closed.get(name), now.get(name)
        if before is None or after is None:
            text = BID_NEW if before is None else BID_GONE
            yield (
                _said(text, name=name, lot=lot),
                ("lots",) if before is None else ("lots", lot, name),
            )
            continue
        here: Route = ("lots", lot, name)
        if before.status != after.status:
            said = _said(STATUS, name=name, lot=lot, closed=before.status, now=after.status)
            yield said, (*here, "status")
        for key in ("points", "shares"):
            had, has = getattr(before, key), getattr(after, key)
            for criterion in sorted({*had, *has}):
                if had.get(criterion) != has.get(criterion):
                    said = _said(
                        POINTS,
                        name=name,
                        lot=lot,
                        criterion=criterion,
                        closed=had.get(criterion, NOTHING),
                        now=has.get(criterion, NOTHING),
                    )
                    yield said, (*here, key, criterion) if criterion in had else here


def _said(text: Text, **fields: str | Text) -> Text:
    def of(lang: int) -> dict[str, object]:
        return {k: v[lang] if isinstance(v, Text) else v for k, v in fields.items()}

    return Text(text.say("nl", **of(0)), text.say("en", **of(1)))
