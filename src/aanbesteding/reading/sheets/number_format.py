"""Number formats of cells: whether what a person sees is the number that the cell holds."""

from __future__ import annotations

import re

GENERAL, TEXT = "General", "@"
BUILT_IN = {
    "0": GENERAL,
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "37": "#,##0",
    "38": "#,##0",
    "39": "#,##0.00",
    "40": "#,##0.00",
    "41": "#,##0",
    "42": "#,##0",
    "43": "#,##0.00",
    "44": "#,##0.00",
    "48": "##0.0E+0",
    "49": TEXT,
    **dict.fromkeys(map(str, [*range(14, 23), *range(27, 37), *range(45, 48)]), "yyyy"),
    **dict.fromkeys(map(str, range(50, 59)), "yyyy"),
}
"""The formats that a workbook names by a number (5 to 8 are money, by the language)."""
BUILT_IN |= {"5": "#,##0", "6": "#,##0", "7": "#,##0.00", "8": "#,##0.00"}

_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a format that are text, room or colour: no digits and no signs of a date."""
_ROOM = re.compile(
    r"_.|\*.|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|\$[^\]]*)\]|[?\s]", re.IGNORECASE
)
"""Parts of a format that are room, colour or a sign of money."""
_PIECE = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|;|.', re.DOTALL)
_CONDITION = re.compile(r"\[\s*[<>=]")
"""A format for some numbers only: what it shows of others stands elsewhere."""
_MISLEADING = re.compile(r'"[^"]*[0-9.,%][^"]*"|\\[0-9.,%]|\[\$[^\]-]*[0-9.,%]')
"""Text in a format that looks like a part of the number."""
_DASH = re.compile(r'"?[-–]"?')
_DIGITS = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.([#0?]+))?(,*)")


def shows_a_date(shown: str) -> bool:
    """Return whether a format shows a number as a date or a time.

    >>> shows_a_date("dd-mm-yyyy"), shows_a_date('#,##0.00 "dagen"'), shows_a_date("[h]:mm")
    (True, False, True)
    """
    if shown in (GENERAL, TEXT):
        return False
    if re.search(r"\[[hms]+\]", shown, re.IGNORECASE):
        return True
    bare = _SPOKEN.sub("", shown)
    return re.search(r"[dmyhs]", bare.replace("General", ""), re.IGNORECASE) is not None


def is_shown(shown: str, text: str) -> bool:
    """Return whether a format shows a number, given as digits, in full.

    >>> is_shown("0.00", "7.5"), is_shown("0", "7.5"), is_shown("0%", "0.75"), is_shown("0,", "7")
    (True, False, False, False)
    >>> is_shown('0"5"', "7"), is_shown("0;0", "-7"), is_shown('[<5]0;"9"', "7")
    (False, False, False)
    """
    if shown in ("", GENERAL, TEXT):
        return True
    if _CONDITION.search(shown):
        return False
    sections = _sections(shown)
    section, minus = sections[0], True
    if text.startswith("-") and len(sections) > 1:
        section, minus = sections[1], re.search(r"[-(]", sections[1]) is not None
    elif text == "0" and len(sections) > 2:
        section = sections[2]
        if _DASH.fullmatch(_ROOM.sub("", section)):  # how bookkeepers write zero
            return True
    if not minus or _MISLEADING.search(section):
        return False
    bare = _SPOKEN.sub("", section).replace("€", "").strip()
    match = _DIGITS.fullmatch(bare.strip(" -+()$"))
    if match is None or match[2]:
        return bare == GENERAL
    return len(text.partition(".")[2]) <= len(match[1] or "")


def is_text_shown(shown: str) -> bool:
    """Return whether a format shows a text as it is.

    >>> is_text_shown("@"), is_text_shown("0.00"), is_text_shown(";;;"), is_text_shown('"on"@')
    (True, True, False, False)
    """
    sections = _sections(shown)
    own = sections[3] if len(sections) > 3 else next((one for one in sections if "@" in one), "@")
    return _ROOM.sub("", own).strip() in (TEXT, GENERAL)


def _sections(shown: str) -> list[str]:
    """Return the parts of a format: for numbers above zero, below, for zero, and for text.

    >>> _sections('0;"a;b"')
    ['0', '"a;b"']
    """
    found = [""]
    for piece in _PIECE.findall(shown):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found
