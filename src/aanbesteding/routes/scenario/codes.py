"""AB97: what can be wrong with a scenario that is changed from the command line."""

from __future__ import annotations

from aanbesteding.faults import coded

UNKNOWN = coded(
    "AB970",
    "unknown-assumption",
    (
        "aanname «{text}» staat niet in dit scenario{guess}",
        "this scenario has no assumption “{text}”{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
NOT_A_CHANGE = coded(
    "AB971",
    "no-id-and-value",
    ("«{text}» is geen aanduiding met een waarde", "“{text}” is no id with a value"),
    ("schrijf bijvoorbeeld tender.bidders=5", "write for example tender.bidders=5"),
)
TWICE = coded(
    "AB972",
    "assumption-set-twice",
    ("aanname «{text}» krijgt twee keer een waarde", "assumption “{text}” is given a value twice"),
    ("houd één van beide over", "keep one of the two"),
)
CODES = {code.code: code for code in (UNKNOWN, NOT_A_CHANGE, TWICE)}
