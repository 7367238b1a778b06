"""The score form as a workbook: a sheet for every assessor, a row for every mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlsxwriter.worksheet import Worksheet

from aanbesteding.faults import cell_name
from aanbesteding.fields import say
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework, LabelledScale, NumericScale, Scale
from aanbesteding.model.values import scale_marks
from aanbesteding.reading.sheets import layout
from aanbesteding.reporting.forms import SCALE, Asked, asked, by_alias, meanings
from aanbesteding.reporting.sheets.form import Form
from aanbesteding.texts import Lang, Text

CONSENSUS = "consensus"
TITLE = Text("Beoordeling: {title}", "Assessment: {title}")
FILL_IN = Text(
    "Vul in de gele cellen van elke regel het cijfer en de motivering in. De rest ligt vast.",
    "Fill in the mark and the reason in the yellow cells of every row. The rest is locked.",
)
MEANINGS = Text(
    "Wat de cijfers betekenen, staat op het blad «{sheet}».",
    "What the marks mean stands on the sheet “{sheet}”.",
)
NO_MARK = Text(
    "Wie op een criterium geen cijfer geeft, kiest «(geen)» en schrijft geen motivering.",
    "Who gives no mark on a criterion chooses “(none)” and writes no reason.",
)
CONFLICT = Text(
    "Bij een belangenconflict: kies «ja», schrijf waarom, en laat die inschrijving verder leeg. "
    "Gaat het om een organisatie, doe dat dan bij elke inschrijving waaraan zij meedoet.",
    "With a conflict of interest: choose “yes”, write why, and leave the rest of that bid empty. "
    "Where it is about an organisation, do so at every bid in which it takes part.",
)
OWN_CONFLICT = Text(
    "Een belangenconflict bij deze inschrijving? Kies «ja» en schrijf waarom",
    "A conflict of interest on this bid? Choose “yes” and write why",
)
WHO = Text(
    "Schrijf bij «(aanwezig)» wie over die inschrijving meebeslisten.",
    "At “(present)” write who took part in judging that bid.",
)
RETURN = Text(
    "Bewaar het als Excel-werkmap (.xlsx) en stuur het terug.",
    "Save it as an Excel workbook (.xlsx) and send it back.",
)
PRESENT = Text(
    "Wie erbij waren: de aanduidingen van de beoordelaars, met komma's ertussen: {names}",
    "Who were there: the identifiers of the assessors, with commas between them: {names}",
)
POSSIBLE = Text("Mogelijk: {marks}", "Possible: {marks}")
SCALES = Text("Schalen", "Scales")
WIDTHS = (16, 16, 16, 30, 20, 14, 70)


def scores_workbook(
    framework: Framework,
    bids: tuple[Bid, ...],
    assessors: Iterable[str],
    lang: Lang,
    aliases: Mapping[str, str] | None = None,
) -> bytes:
    """Return a form for assessors (or `consensus`); empty where nobody has anything to judge.

    With the aliases of bids nothing in it tells who the tenderers are, not even the order.
    """
    form = Form(say(framework.title, lang), lang)
    if aliases is not None:
        bids = by_alias(bids, aliases)
    names = {bid.id: aliases[bid.id] if aliases is not None else bid.id for bid in bids}
    judging = False
    for assessor in assessors:
        marks = list(asked(framework, bids, assessor))
        if marks:
            _sheet(form, framework, marks, assessor, names, anonymous=aliases is not None)
            judging = True
    if not judging:
        return b""
    _scales(form, framework, lang)
    return form.data()


def everybody(framework: Framework, bids: tuple[Bid, ...]) -> list[str]:
    """Return whose marks count: every assessor, and the panel jointly where it gives a mark."""
    if framework.panel is None:
        return []
    joint = any(one.criterion.by_consensus for one in asked(framework, bids, CONSENSUS))
    if framework.panel.combine == CONSENSUS:
        return [CONSENSUS]
    return [member.id for member in framework.panel.assessors] + [CONSENSUS] * joint


def _sheet(
    form: Form,
    framework: Framework,
    marks: list[Asked],
    assessor: str,
    names: Mapping[str, str],
    *,
    anonymous: bool,
) -> None:
    lang = form.lang
    sheet, name = form.sheet(assessor, WIDTHS)
    values = {
        layout.FORMAT_KEY: layout.SCORES,
        "framework": framework.id,
        "framework-version": framework.version,
        "kind": CONSENSUS if assessor == CONSENSUS else "individual",
    }
    if assessor != CONSENSUS:
        values["assessor"] = assessor
    notes = _notes(framework, assessor, lang)
    row = form.head(sheet, name, values, notes)
    columns = [column.say(lang) for column in layout.SCORE_COLUMNS]
    form.columns(sheet, row, columns, layout.CRITERION_AT)
    panel = framework.panel.assessors if framework.panel else ()
    above = None
    for one in marks:
        bid = names[one.bid.id]
        if above != bid:
            above = bid
            row += 1
            special = layout.PRESENT if assessor == CONSENSUS else layout.CONFLICT
            title = "" if anonymous else one.bid.tenderer.name
            _locked(form, sheet, name, row, (bid, "", special.say(lang), title, ""), band=True)
            if assessor == CONSENSUS:
                said = PRESENT.say(lang, names=", ".join(member.id for member in panel))
                form.write(sheet, row, layout.MARK_AT - 1, "", "band")
                form.blank(sheet, row, layout.REASON_AT - 1)
                form.explain(sheet, row, layout.REASON_AT - 1, said)
            else:
                answers = (layout.YES.say(lang), layout.NO.say(lang))
                form.choose(sheet, row, layout.MARK_AT - 1, answers, OWN_CONFLICT.say(lang))
                form.limit(sheet, row, layout.REASON_AT - 1)
        row += 1
        title = say(one.criterion.title, lang)
        possible = ", ".join(scale_marks(one.scale))
        _locked(form, sheet, name, row, (bid, one.lot, one.criterion.id, title, possible))
        _mark(form, sheet, row, one.scale)
        form.limit(sheet, row, layout.REASON_AT - 1)


def _notes(framework: Framework, assessor: str, lang: Lang) -> list[str]:
    """Return what the form explains, under a title."""
    fill_in = FILL_IN.say(lang)
    if _meant(framework, lang):
        fill_in = f"{fill_in} {MEANINGS.say(lang, sheet=SCALES.say(lang))}"
    others = (NO_MARK, WHO if assessor == CONSENSUS else CONFLICT, RETURN)
    title = TITLE.say(lang, title=say(framework.title, lang))
    return [title, fill_in, *(text.say(lang) for text in others)]


def _locked(
    form: Form,
    sheet: Worksheet,
    name: str,
    row: int,
    texts: tuple[str, ...],
    *,
    band: bool = False,
) -> None:
    form.listed(name, row, texts)
    for column, text in enumerate(texts):
        style = "band" if band else "text" if column < layout.CRITERION_AT else "quiet"
        form.write(sheet, row, column, text, style)


def _mark(form: Form, sheet: Worksheet, row: int, scale: Scale) -> None:
    """Make the cell of a mark: a list to choose from, or a number in steps."""
    lang, none = form.lang, layout.NO_MARK.say(form.lang)
    said = POSSIBLE.say(lang, marks=", ".join([*scale_marks(scale), none]))
    column = layout.MARK_AT - 1
    if isinstance(scale, LabelledScale):
        choices = (*(mark.mark for mark in scale.marks), none)
        form.choose(sheet, row, column, choices, said)
    else:
        form.numeric(sheet, row, column, _test(scale, cell_name(row + 1, column + 1), none), said)


def _test(scale: NumericScale, cell: str, none: str) -> str:
    """Return the formula that a spreadsheet accepts a mark by; what counts is tested by `check`."""
    low, high, step = scale.lowest.written, scale.highest.written, scale.step.written
    low, high, step = (text.replace(",", ".") for text in (low, high, step))
    steps = f"ROUND(({cell}-({low}))/{step},9)"
    within = f"AND({cell}>={low},{cell}<={high},{steps}=INT({steps}))"
    return f'=IF(ISNUMBER({cell}),{within},{cell}="{none}")'


def _scales(form: Form, framework: Framework, lang: Lang) -> None:
    """Add a sheet with what the marks mean, as far as the framework says it."""
    meant = _meant(framework, lang)
    if not meant:
        return
    sheet, name = form.sheet(SCALES.say(lang), (20, 90))
    form.only_text(name)
    row = 0
    for scale, said in meant:
        form.write(sheet, row, 0, SCALE.say(lang, scale=scale.id), "value")
        row += 1
        for mark, meaning in said.items():
            form.write(sheet, row, 0, mark, "text")
            form.write(sheet, row, 1, meaning, "text")
            row += 1
        row += 1


def _meant(framework: Framework, lang: Lang) -> list[tuple[Scale, dict[str, str]]]:
    """Return the scales of which the framework says what marks mean, with that."""
    said = [(scale, meanings(scale, lang)) for scale in framework.scales]
    return [(scale, meant) for scale, meant in said if meant]
