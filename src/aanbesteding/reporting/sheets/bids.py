"""The bid form as a workbook: a row for every key that a bid can have, a column for each bid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aanbesteding.faults import cell_name
from aanbesteding.fields import say
from aanbesteding.model.bid import PARTNERS
from aanbesteding.model.framework import FactDeclaration, Framework, Lot
from aanbesteding.reading.sheets import layout
from aanbesteding.reporting.sheets.form import INPUT_TEXT, Form
from aanbesteding.texts import Lang, Text

SHEET = Text("inschrijvingen", "bids")
TITLE = Text("Inschrijvingen: {title}", "Bids: {title}")
FILL_IN = Text(
    "Eén kolom per inschrijving. Vul de gele cellen in; wat niet van toepassing is, blijft leeg.",
    "One column for each bid. Fill in the yellow cells; what does not apply stays empty.",
)
HOW_MANY = Text(
    "Er is plaats voor {bids} inschrijvingen van elk {members} organisaties; meer met "
    "`new bid --columns` en `--organisations`.",
    "There is room for {bids} bids of {members} organisations each; more with `new bid --columns` "
    "and `--organisations`.",
)
NOT_HERE = Text(
    "Activiteiten en toelichtingen passen hier niet in; daarvoor is er een YAML-bestand.",
    "Activities and descriptions do not fit in here; for those there is a YAML file.",
)
COLUMN = Text("inschrijving {number}", "bid {number}")
ID = Text(
    "aanduiding: kleine letters, cijfers, koppeltekens",
    "identifier: small letters, digits, hyphens",
)
NAME = Text("naam waaronder wordt ingeschreven", "name under which the bid is made")
ORGANISATION = Text("organisatie {number}: aanduiding", "organisation {number}: identifier")
ORGANISATION_NAME = Text("organisatie {number}: naam", "organisation {number}: name")
ROLE = Text("organisatie {number}: rol", "organisation {number}: role")
SHARE = Text(
    "organisatie {number}: aandeel in procenten, alleen in een combinatie",
    "organisation {number}: share in per cent, only in a consortium",
)
OF = Text("organisatie {number}: {title}", "organisation {number}: {title}")
LOT = Text(
    "{title}: kies «{lot}» als hierop wordt ingeschreven",
    "{title}: choose “{lot}” where this bid is for it",
)
PRICE = Text("{title}: prijs in euro's", "{title}: price in euros")
UNIT_PRICE = Text(
    "{title}: prijs in euro's van één: {item}", "{title}: price in euros of one: {item}"
)
COST = Text("{title}: {item}, in euro's", "{title}: {item}, in euros")
LINE = {
    "item": Text("{title}, regel {number}: wat", "{title}, line {number}: what"),
    "quantity": Text("{title}, regel {number}: hoeveel", "{title}, line {number}: how many"),
    "unit-price": Text(
        "{title}, regel {number}: prijs in euro's van één",
        "{title}, line {number}: price in euros of one",
    ),
    "year": Text("{title}, regel {number}: jaar", "{title}, line {number}: year"),
    "from": Text(
        "{title}, regel {number}: of van jaar", "{title}, line {number}: or from the year"
    ),
    "to": Text("{title}, regel {number}: tot en met jaar", "{title}, line {number}: to the year"),
    "amount": Text(
        "{title}, regel {number}: bedrag in euro's per jaar",
        "{title}, line {number}: amount in euros a year",
    ),
}
TOTAL = Text(
    "{title}: het totaal dat de inschrijver noemt", "{title}: the total that the bid states"
)
SOCIAL = Text("{title}: social return in euro's", "{title}: social return in euros")
BLOCK = Text("{title}: hoeveel van: {item}", "{title}: how many of: {item}")
OF_LOT = Text("{title}: {fact}", "{title}: {fact}")
NUMBER = Text("een getal", "a number")
ONE_OF = Text("kies uit: {choices}", "choose from: {choices}")
WITH_UNIT = Text("{title} ({unit})", "{title} ({unit})")


class Room(NamedTuple):
    """How much a form has room for: bids, organisations in each, and lines of a price sheet."""

    bids: int = 10
    members: int = 8
    lines: int = 0


class _Row(NamedTuple):
    """A row of the form: its key, what it says, what can be chosen, and whether it is a number.

    `band` says that it begins something: a bid, an organisation, a lot.
    """

    key: str
    title: str
    choices: tuple[str, ...] = ()
    numeric: bool = False
    band: bool = False


def bids_workbook(framework: Framework, lang: Lang, room: Room) -> bytes:
    """Return a form for bids. Raises `TooLarge` where nobody could read it back."""
    form = Form(say(framework.title, lang), lang)
    widths = (34, 48, *[18] * room.bids)
    sheet, name = form.sheet(SHEET.say(lang), widths)
    values = {
        layout.FORMAT_KEY: layout.BIDS,
        "framework": framework.id,
        "framework-version": framework.version,
    }
    notes = [
        TITLE.say(lang, title=say(framework.title, lang)),
        FILL_IN.say(lang),
        HOW_MANY.say(lang, bids=room.bids, members=room.members),
        NOT_HERE.say(lang),
    ]
    row = form.head(sheet, name, values, notes)
    columns = [column.say(lang) for column in layout.BID_COLUMNS]
    columns += [COLUMN.say(lang, number=number) for number in range(1, room.bids + 1)]
    form.columns(sheet, row, columns, layout.FIRST_BID - 1)
    for one in _rows(framework, lang, room):
        row += 1
        form.write(sheet, row, 0, one.key, "band" if one.band else "text")
        if one.band:
            form.write(sheet, row, 1, one.title, "band")
        else:
            form.write_long(sheet, row, 1, one.title)
        form.listed(name, row, (one.key, one.title))
        first = layout.FIRST_BID - 1
        if one.choices:
            said = ONE_OF.say(lang, choices=", ".join(one.choices))
            form.choose(sheet, row, first, one.choices, said, room.bids)
        elif one.numeric:
            test = f"=ISNUMBER({cell_name(row + 1, layout.FIRST_BID)})"
            form.numeric(sheet, row, first, test, NUMBER.say(lang), room.bids)
        else:
            for column in range(first, first + room.bids):
                form.blank(sheet, row, column, INPUT_TEXT)
    return form.data()


def _rows(framework: Framework, lang: Lang, room: Room) -> Iterator[_Row]:
    """Yield the rows in the order of the file format."""
    yield _Row("id", ID.say(lang), band=True)
    yield _Row("tenderer.name", NAME.say(lang))
    for number in range(1, room.members + 1):
        yield from _member(framework, number, lang)
    for fact in framework.facts:
        if fact.level == "bid":
            yield _fact(fact, "facts", say(fact.title, lang), lang)
    for number, lot in enumerate(framework.lots, start=1):
        yield from _lot(framework, lot, f"lots[{number}]", lang, room.lines)


def _member(framework: Framework, number: int, lang: Lang) -> Iterator[_Row]:
    at = f"tenderer.members[{number}]"
    roles = (*PARTNERS, "subcontractor", "relied-upon")
    yield _Row(f"{at}.organisation", ORGANISATION.say(lang, number=number), band=True)
    yield _Row(f"{at}.name", ORGANISATION_NAME.say(lang, number=number))
    yield _Row(f"{at}.role", ROLE.say(lang, number=number), roles)
    yield _Row(f"{at}.share", SHARE.say(lang, number=number), numeric=True)
    for ground in framework.exclusion_grounds:
        title = OF.say(lang, number=number, title=say(ground.title, lang))
        yield _Row(f"{at}.declarations.{ground.id}", title, ("ja", "nee"))
    for fact in framework.facts:
        if fact.level == "member":
            title = OF.say(lang, number=number, title=say(fact.title, lang))
            yield _fact(fact, f"{at}.facts", title, lang)


def _fact(fact: FactDeclaration, at: str, title: str, lang: Lang) -> _Row:
    key = f"{at}.{fact.id}"
    if fact.type == "yes-no":
        return _Row(key, title, ("ja", "nee"))
    if fact.type == "choice":
        return _Row(key, title, tuple(fact.choices or ()))
    if fact.unit is not None:
        title = WITH_UNIT.say(lang, title=title, unit=say(fact.unit, lang))
    return _Row(key, title, numeric=True)


def _lot(framework: Framework, lot: Lot, at: str, lang: Lang, lines: int) -> Iterator[_Row]:
    title = say(lot.title, lang)
    yield _Row(f"{at}.lot", LOT.say(lang, title=title, lot=lot.id), (lot.id,), band=True)
    yield from _price(lot, at, title, lang, lines)
    for fact in framework.facts:
        if fact.level == "lot":
            yield _fact(
                fact, f"{at}.facts", OF_LOT.say(lang, title=title, fact=say(fact.title, lang)), lang
            )
    real, social = framework.real_price, framework.social_return
    for element in real.elements if real is not None and real.holds_for(lot.id) else ():
        said = COST.say(lang, title=title, item=say(element.title, lang))
        yield _Row(f"{at}.cost-elements.{element.id}", said, numeric=True)
    if social is not None and social.as_ == "contract-requirement":
        yield _Row(f"{at}.social-return.value", SOCIAL.say(lang, title=title), numeric=True)
        for block in social.building_blocks:
            said = BLOCK.say(lang, title=title, item=say(block.title, lang))
            yield _Row(f"{at}.social-return.blocks.{block.id}", said, numeric=True)


def _price(lot: Lot, at: str, title: str, lang: Lang, lines: int) -> Iterator[_Row]:
    """Yield the rows for the price, in the form that the lot asks for."""
    if lot.basket is not None:
        for item in lot.basket:
            said = UNIT_PRICE.say(lang, title=title, item=say(item.title, lang))
            yield _Row(f"{at}.unit-prices.{item.id}", said, numeric=True)
    elif lot.life_cycle is not None:
        items = tuple(item.id for item in lot.life_cycle.items)
        for number in range(1, max(lines, len(items)) + 1):
            for key in ("item", "year", "from", "to", "amount"):
                said = LINE[key].say(lang, title=title, number=number)
                choices = items if key == "item" else ()
                row = _Row(f"{at}.life-cycle[{number}].{key}", said, choices)
                yield row._replace(numeric=key != "item")
    elif lot.fixed_price is None:
        yield _Row(f"{at}.price", PRICE.say(lang, title=title), numeric=True)
        for number in range(1, lines + 1):
            for key in ("item", "quantity", "unit-price"):
                said = LINE[key].say(lang, title=title, number=number)
                yield _Row(f"{at}.price-sheet.lines[{number}].{key}", said, numeric=key != "item")
        if lines:
            yield _Row(f"{at}.price-sheet.total", TOTAL.say(lang, title=title), numeric=True)
