"""AB211: a published framework has a seal beside it; what a seal says is `check`'s own work."""

from __future__ import annotations

import os
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.reading.seal import seal_place

NO_SEAL = coded(
    "AB211",
    "published-without-seal",
    (
        "het kader is gepubliceerd, maar ernaast ligt geen zegel ({seal})",
        "the framework is published, but no seal lies beside it ({seal})",
    ),
    (
        "leg vast wat is gepubliceerd met `aanbesteding score --seal`",
        "fix what was published with `aanbesteding score --seal`",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield that there is no seal where one belongs."""
    origin = framework.origin
    if framework.status != "published" or origin is None or not os.path.isfile(origin.path):
        return  # what was typed on standard input has nothing beside it
    place = seal_place(origin.path)
    if not os.path.isfile(place):
        fields = {"seal": os.path.basename(place)}
        yield Finding(NO_SEAL, in_framework(framework, "status"), fields)


SOURCE = read(
    "PIANOo, «Beste prijs-kwaliteitverhouding»: criteria, gewichten en de manier waarop zij worden "
    "toegepast mogen tijdens de procedure niet veranderen",
    "PIANOo, “Beste prijs-kwaliteitverhouding”: criteria, weights and the way they are applied may "
    "not change during the procedure",
)
ADVICE = (
    Advice(
        NO_SEAL,
        "info",
        check,
        SOURCE,
        example=Example("status: published", "status: draft"),
        beside=True,
    ),
)
