"""The page of price-log."""

from __future__ import annotations

from aanbesteding.reporting.pages.base import (
    CLAMP_ZERO,
    EXTRAPOLATE,
    LOWEST,
    NOT_ANNOUNCED,
    ZERO_PRICE,
    Case,
    Line,
    Page,
    Rule,
)
from aanbesteding.texts import Text

PAGE = Page(
    given={"zero-at": "2", "out-of-range": "clamp"},
    # log 1.25 / log 2 = 0.0969100 / 0.3010300 = 0.321928; log 1.5 / log 2 = 0.584963.
    cases=(
        Case(("100",), "1"),
        Case(("125",), "0.678072"),
        Case(("150",), "0.415037"),
        Case(("200",), "0"),
    ),
    shown=("60", "80", "100", "120", "150", "200", "300"),
    span=("50", "320"),
    lines=(Line(("80",)), Line(("100",)), Line(("150",))),
    keys={
        "zero-at": "Het veelvoud van de laagste prijs waarbij geen punten overblijven; boven 1.",
        "out-of-range": "Boven dat veelvoud: `clamp` tot 0, `extrapolate` onder 0, of `not-announced`.",
    },
    reversal=Text(
        "Relatief, maar binnen het bereik hangt het verschil tussen twee inschrijvingen niet van de laagste prijs af: daar keert een derde hun volgorde niet om. Met `clamp` kan dat wel zodra een van beide buiten het bereik komt.",
        "Relative, but within the range the difference between two bids does not depend on the lowest price: there a third does not turn their order round. With `clamp` it can, as soon as one of them leaves the range.",
    ),
    rules=(
        Rule(
            "formula",
            Text(
                "Het aandeel is 1 − log(prijs / laagste) / log(zero-at).",
                "The share is 1 − log(price / lowest) / log(zero-at).",
            ),
        ),
        LOWEST,
        Rule(
            "multiple",
            Text(
                "Bij `zero-at` keer de laagste prijs is het aandeel precies 0.",
                "At `zero-at` times the lowest price the share is exactly 0.",
            ),
        ),
        Rule(
            "irrational",
            Text(
                "Is de logaritme geen breuk, dan wordt het aandeel ingesloten tot op minder dan 10⁻⁵⁰.",
                "Where the logarithm is no fraction the share is enclosed to less than 10⁻⁵⁰.",
            ),
        ),
        Rule(
            "difference",
            Text(
                "Het verschil tussen twee inschrijvingen binnen het bereik hangt niet van de laagste prijs af.",
                "The difference of two bids within the range does not depend on the lowest price.",
            ),
        ),
        CLAMP_ZERO,
        EXTRAPOLATE,
        NOT_ANNOUNCED,
        Rule(
            "bounds",
            Text(
                "`zero-at` ligt boven één; anders is het fout AB108.",
                "`zero-at` lies above one; otherwise it is fault AB108.",
            ),
        ),
        ZERO_PRICE,
    ),
)
