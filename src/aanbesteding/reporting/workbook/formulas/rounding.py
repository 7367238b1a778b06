"""The announced rounding as a formula, as near to the exact one as a cell comes.

A cell has some fifteen digits: 2.675 is 2.67499999999999982 in it. So a number is first brought
back to the decimals that it can stand for (`snapped`); a half is then a half, and goes the way
that the framework announces. What lies nearer to a half than a cell can tell is taken for one.
"""

from __future__ import annotations

from aanbesteding.exact.rounding import RoundingMode

_WAYS: dict[RoundingMode, str] = {
    "half-up": "ROUND({z},0)",
    "half-down": "-SIGN({z})*INT(0.5-ABS({z}))",
    "half-even": "IF(ABS({z})-INT(ABS({z}))=0.5,2*ROUND({z}/2,0),ROUND({z},0))",
    "up": "ROUNDUP({z},0)",
    "down": "ROUNDDOWN({z},0)",
    "ceiling": "-INT(-{z})",
    "floor": "INT({z})",
}


def snapped(number: str, digits: int = 9) -> str:
    """Return a number without the noise of the last digits of a cell."""
    return f"ROUND({number},MIN({digits},13-INT(LOG10(MAX(1,ABS({number}))))))"


def rounded(cell: str, digits: int, mode: RoundingMode, scale: int = 1) -> str:
    """Return a cell, times `scale`, rounded to `digits` decimals, and divided by `scale` again."""
    factor = scale * 10**digits
    steps = snapped(f"({cell}*{factor})" if factor != 1 else cell, 8)
    done = _WAYS[mode].format(z=steps)
    return f"({done})/{factor}" if factor != 1 else done
