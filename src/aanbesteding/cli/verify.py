"""`aanbesteding verify`: the same evaluation again, compared with its record byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from aanbesteding.cli.output import put, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.texts import Lang, Text

Format = Literal["text", "json"]
NO_BIDS = Text(
    "na het KADER horen de INSCHRIJVINGEN; of noem alleen de VASTLEGGING",
    "after the FRAMEWORK come the BIDS; or name the RECORD alone",
)


def verify(
    path: Path,
    framework: Path | None,
    bids: list[Path],
    form: Format,
    output: Path | None,
    lang: Lang,
) -> int:
    """Verify a record and print what came of it; return 0 when everything is the same, else 1."""
    if framework is not None and not bids:
        raise usage(NO_BIDS, "aanbesteding verify")
    from aanbesteding.reporting.verify_record import verify as verified

    made = verified(path, framework, *bids)
    inputs = [
        path,
        *([framework] if framework else []),
        *(Path(found.path) for found in made.files),
        *bids,
    ]
    if form == "json":
        from aanbesteding.reporting.verification_report import verification_json

        write_text(verification_json(made), output, inputs)
    else:
        from aanbesteding.reporting.verification_report import verification_blocks

        put(verification_blocks(made, lang), "text", output, inputs)
    return 0 if made.verified else 1
