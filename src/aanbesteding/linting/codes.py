"""What can be wrong with the comments that silence a finding, and with the configuration."""

from __future__ import annotations

from aanbesteding.faults import Code, coded
from aanbesteding.linting.rule import Severity

NO_REASON = coded(
    "AB060",
    "ignore-without-reason",
    (
        "«# ab: ignore» zegt niet waarom",
        "“# ab: ignore” does not say why",
    ),
    (
        "schrijf de reden achter de haken, voor wie dit later leest",
        "write the reason after the brackets, for whoever reads this later",
    ),
)
UNKNOWN_CODE = coded(
    "AB061",
    "ignore-unknown-code",
    ("de code «{text}» bestaat niet{guess}", "there is no code “{text}”{guess}"),
    (
        "noem codes zoals AB203, met komma's ertussen; `aanbesteding explain CODE` legt ze uit",
        "name codes like AB203, with commas between; `aanbesteding explain CODE` explains them",
    ),
)
UNUSED = coded(
    "AB062",
    "ignore-unused",
    (
        "hier is niets dat {text} meldt",
        "there is nothing here that {text} reports",
    ),
    ("verwijder de opmerking, of de code daarin", "remove the comment, or the code in it"),
)
NOT_IGNORABLE = coded(
    "AB063",
    "ignore-a-fault",
    (
        "{text} is een fout die elke beoordeling tegenhoudt en kan niet worden genegeerd",
        "{text} is a fault that stops every evaluation and cannot be ignored",
    ),
    ("verbeter de fout zelf", "mend the fault itself"),
)
CONFIGURATION = coded(
    "AB064",
    "configuration",
    ("de instellingen kloppen niet: {problem}", "the configuration is not right: {problem}"),
    (
        "in [tool.aanbesteding.check] van pyproject.toml, of [check] van aanbesteding.toml, kan staan: {known}",
        "[tool.aanbesteding.check] in pyproject.toml, or [check] in aanbesteding.toml, can hold: {known}",
    ),
)
OTHER_FRAMEWORK = coded(
    "AB065",
    "framework-not-here",
    (
        "kader «{text}» is hier niet bij, dus dit bestand is alleen op zichzelf gecontroleerd{guess}",
        "the framework “{text}” is not among these files, so this file was checked by itself only{guess}",
    ),
    (
        "verbeter de naam, of noem ook het bestand van het kader",
        "mend the name, or name the file of the framework as well",
    ),
)
NOTHING = coded(
    "AB066",
    "nothing-to-check",
    (
        "in deze map staat geen bestand om te controleren",
        "this folder holds no file to check",
    ),
    (
        "bestanden eindigen op .yaml of .yml; kijk ook of «exclude» ze niet overslaat",
        "files end in .yaml or .yml; see also whether “exclude” leaves them out",
    ),
)
NOT_EXAMINED = coded(
    "AB067",
    "rule-failed",
    (
        "regel {rule} is niet onderzocht: de zoektocht liep vast ({problem})",
        "rule {rule} was not examined: its search broke down ({problem})",
    ),
    (
        "meld dit bij de makers, met het kader; al het andere is wel onderzocht",
        "report this to the makers, with the framework; all else was examined",
    ),
)
SEVERITY: dict[str, Severity] = {
    NO_REASON.code: "error",
    UNKNOWN_CODE.code: "error",
    UNUSED.code: "warning",
    NOT_IGNORABLE.code: "error",
    CONFIGURATION.code: "error",
    OTHER_FRAMEWORK.code: "warning",
    NOTHING.code: "warning",
    NOT_EXAMINED.code: "warning",
}
CODES: dict[str, Code] = {
    code.code: code
    for code in (
        NO_REASON,
        UNKNOWN_CODE,
        UNUSED,
        NOT_IGNORABLE,
        CONFIGURATION,
        OTHER_FRAMEWORK,
        NOTHING,
        NOT_EXAMINED,
    )
}
