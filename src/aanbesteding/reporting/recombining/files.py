"""The coalitions of a plan as the text of files, with what is derived said on top."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.fields import say
from aanbesteding.linting.behaviour.evidence import yaml_text
from aanbesteding.recombination.consortium.bids import Made
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.recombining.case import Case
from aanbesteding.texts import Lang, Text

ON_BID = (
    Text(
        "AFGELEID: niemand heeft deze inschrijving gedaan. Zij is een coalitie uit de recombinatie",
        "DERIVED: nobody made this bid. It is a coalition of the recombination",
    ),
    Text("onder kader {framework}: {title}.", "under framework {framework}: {title}."),
    Text(
        "Prijs: wat het thema in het plan kost. Aandelen: naar kosten. Feiten en cijfers: volgens",
        "Price: what the theme costs in the plan. Shares: by cost. Facts and marks: by the rules",
    ),
    Text(
        "«derived» in het kader, uit de inschrijvingen van de leden. Wie alleen is aangesloten, staat",
        "under “derived” in the framework, from the bids of the members. Who is only connected,",
    ),
    Text(
        "als onderaannemer zonder aandeel. Zie docs/recombination.md, hoofdstuk 8.",
        "stands as a subcontractor without a share. See docs/recombination.md, chapter 8.",
    ),
)
ON_SHEET = (
    Text(
        "AFGELEID, voor een deel: de cijfers die zijn gegeven, en daarna die van de coalities uit het",
        "DERIVED in part: the marks that were given, and after them those of the coalitions of the",
    ),
    Text(
        "plan onder kader {framework}. Die heeft niemand gegeven; de motivering zegt waar elk vandaan",
        "plan under framework {framework}. Nobody gave those; the reason says where each of them",
    ),
    Text("komt.", "comes from."),
)


def files_of(made: Made, case: Case, lang: Lang) -> dict[str, str]:
    """Return the text of every file, by its path."""
    fields = {
        "framework": case.framework.id,
        "title": on_one_line(say(case.framework.title, lang)),
    }
    files = {}
    for bid in made.bids:
        files[f"{bid['id']}.yaml"] = _commented(ON_BID, fields, lang) + yaml_text(bid)
    for framework, sheet in made.sheets:
        name = f"scores/{framework}/{sheet.get('assessor', 'consensus')}.yaml"
        files[name] = _commented(ON_SHEET, fields, lang) + yaml_text(sheet)
    return files


def _commented(lines: tuple[Text, ...], fields: dict[str, str], lang: Lang) -> str:
    return "".join(_lines(lines, fields, lang))


def _lines(lines: tuple[Text, ...], fields: dict[str, str], lang: Lang) -> Iterator[str]:
    for line in lines:
        yield f"# {line.say(lang, **fields)}\n"
