"""Every code that a run can give: of reading, rules and advice, and of a trial evaluation."""

from __future__ import annotations

from functools import cache

from aanbesteding.faults import Code
from aanbesteding.linting.table import all_codes
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text


@cache
def known_codes() -> dict[str, Code]:
    """Return the codes of the table, and those that only an evaluation or a seal can give."""
    from aanbesteding.reading.seal_codes import CODES as SEALS
    from aanbesteding.scoring.admission_codes import CODES as ADMISSION
    from aanbesteding.scoring.codes import CODES as SCORING
    from aanbesteding.scoring.flags.codes import CODES as FLAGS

    return dict(sorted((SEALS | SCORING | ADMISSION | FLAGS | all_codes()).items()))


def guess(word: str) -> Text:
    """Return «; bedoelt u …?» for the nearest code of the same group, or nothing."""
    known = [code for code in known_codes() if code[:3] == word[:3].upper()]
    return did_you_mean(word.upper(), known)
