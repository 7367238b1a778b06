"""AB211, AB212: a published framework and the seal that belongs beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from aanbesteding.faults import Faults
from aanbesteding.linting.rule import Advice, Example, advice_code, only, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.fingerprint import grouped
from aanbesteding.model.framework import Framework
from aanbesteding.reading.seal import load_seal, seal_place

NO_SEAL = advice_code(
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
DIFFERS = advice_code(
    "AB212",
    "changed-after-publication",
    (
        "het kader is niet meer wat bij publicatie is verzegeld ({seal})",
        "the framework is no longer what was sealed when it was published ({seal})",
    ),
    (
        "zet het verzegelde kader terug; `aanbesteding score --show-difference` toont wat er verschilt",
        "put the sealed framework back; `aanbesteding score --show-difference` shows what differs",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield that there is no seal where one belongs, or that it is of other bytes."""
    origin = framework.origin
    if framework.status != "published" or origin is None or not os.path.isfile(origin.path):
        return  # what was typed on standard input has nothing beside it
    place = seal_place(origin.path)
    ref = in_framework(framework, "status")
    fields = {"seal": os.path.basename(place)}
    if not os.path.isfile(place):
        yield Finding(NO_SEAL, ref, fields)
        return
    try:
        sealed = load_seal(place).framework.sha256
    except Faults:
        sealed = ""  # somebody changed the seal, so it vouches for nothing
    if sealed != grouped(origin.sha256):
        yield Finding(DIFFERS, ref, fields)


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
        only(NO_SEAL, check),
        SOURCE,
        example=Example("status: published", "status: draft"),
        beside=True,
    ),
    Advice(
        DIFFERS,
        "error",
        only(DIFFERS, check),
        SOURCE,
        example=Example("fact: keur, if-yes: 90, if-no: 0", "fact: keur, if-yes: 100, if-no: 0"),
        beside=True,
    ),
)
