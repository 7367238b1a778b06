"""The page of fact-curve."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import NOT_ANNOUNCED, REJECT, Case, Page, Rule
from aanbesteding.texts import Text

PAGE = Page(
    given={
        "fact": "amount",
        "points": (
            {"at": "0", "percent": "0"},
            {"at": "100000", "percent": "100"},
            {"at": "200000", "percent": "0"},
        ),
        "out-of-range": "clamp",
    },
    # 95,000/100,000 × 100 = 95; 100 − 10,000/100,000 × 100 = 90.
    cases=(Case(("95000",), "19/20"), Case(("100000",), "1"), Case(("110000",), "9/10")),
    shown=("0", "50000", "95000", "100000", "110000", "150000", "220000"),
    span=("0", "240000"),
    keys={
        "points": "De punten van de lijn, van de laagste waarde naar de hoogste: elk een waarde (`at`) en wat die waard is (`percent`).",
        "out-of-range": "Voorbij het eerste of laatste punt: `clamp` tot dat punt, `reject` (uitsluiten) of `not-announced`.",
    },
    rules=(
        Rule(
            "points",
            Text(
                "Op een punt is het aandeel het percentage van dat punt.",
                "At a point the share is the percentage of that point.",
            ),
        ),
        Rule(
            "between",
            Text(
                "Tussen twee punten ligt het aandeel op de rechte lijn ertussen.",
                "Between two points the share lies on the straight line between them.",
            ),
        ),
        Rule(
            "clamp",
            Text(
                "`clamp`: voorbij het eerste of laatste punt geldt het percentage van dat punt.",
                "`clamp`: beyond the first or last point the percentage of that point holds.",
            ),
        ),
        REJECT,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "De punten lopen van laag naar hoog; anders is het fout AB108.",
                "The points run from low to high; otherwise it is fault AB108.",
            ),
        ),
    ),
)
