"""What is spared when a lot is evaluated again: never the outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.program import ROOT

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.sensitivity.case import Case

FILES = [
    ("leiden-sterke-sociale-basis", "leiden"),
    ("manifest-leiden", "leiden"),
    ("leiderdorp-welzijn", "leiden"),
    ("voorbeelden/e16-drie-methoden", "voorbeelden/e16-drie-methoden"),
    ("voorbeelden/f12-co2-prestatieladder", "voorbeelden/f12-co2-prestatieladder"),
    ("voorbeelden/f24-poort-dan-prijs", "voorbeelden/f24-poort-dan-prijs"),
]


def plainly(case, framework=None, dossier=None):
    """The engine without anything spared, apart from flags and warnings: they decide nothing."""
    under, over = framework or case.framework, dossier or case.dossier
    panel = Panel(under, over)
    run = LotEvaluation(under, case.index, over, panel)
    result = run.run()
    return None if run.faults or panel.faults() else replace(result, flags=(), findings=())


def cases():
    for framework, bids in FILES:
        made = load_framework(ROOT / f"criteria/{framework}.yaml")
        found = evaluate(made, load_bids(ROOT / f"bids/{bids}"))
        yield from (Case(found, index) for index in range(len(found.lots)))


@pytest.fixture(scope="module", params=cases(), ids=lambda case: f"{case.framework.id}-{case.lot}")
def case(request):
    return request.param


def test_as_it_was(case):
    assert case.base == plainly(case) == case.again()


def test_another_mark(case):
    """One sheet at a time with the marks of two bids exchanged."""
    for number, sheet in enumerate(case.dossier.sheets):
        names = sorted(sheet.marks)
        if len(names) < 2:
            continue
        marks = {**sheet.marks, names[0]: sheet.marks[names[1]], names[1]: sheet.marks[names[0]]}
        sheets = list(case.dossier.sheets)
        sheets[number] = sheet.model_copy(update={"marks": marks})
        changed = replace(case.dossier, sheets=tuple(sheets))
        assert case.again(dossier=changed) == plainly(case, dossier=changed)


def test_without_a_bid_and_with_one_that_changed(case):
    for gone in case.dossier.bids:
        bids = tuple(bid for bid in case.dossier.bids if bid is not gone)
        changed = replace(case.dossier, bids=bids, broken=frozenset({gone.id}))
        assert case.again(dossier=changed) == plainly(case, dossier=changed)
        offers = tuple(
            offer.model_copy(update={"price": offer.price / 2}) if offer.price else offer
            for offer in gone.lots
        )
        changed = replace(case.dossier, bids=(*bids, gone.model_copy(update={"lots": offers})))
        assert case.again(dossier=changed) == plainly(case, dossier=changed)


def halved(criteria, name):
    """The same criteria with half the weight on one of them; the engine asks for no sum."""
    return criteria and tuple(
        one.model_copy(
            update={
                "weight": one.weight / 2 if one.id == name else one.weight,
                "criteria": halved(one.criteria, name),
            }
        )
        for one in criteria
    )


def test_other_weights(case):
    for node in case.nodes:
        name, framework = node.criterion.id, case.framework
        lots = tuple(
            lot.model_copy(update={"criteria": halved(lot.criteria, name)})
            for lot in framework.lots
        )
        update = {"criteria": halved(framework.criteria, name), "lots": lots}
        changed = framework.model_copy(update=update)
        result = case.again(changed)
        assert result == plainly(case, changed)
        assert result is not None


def test_another_method_and_another_policy(case):
    policies = case.framework.policies.model_copy(update={"rounding": "none"})
    unrounded = case.framework.model_copy(update={"policies": policies})
    assert case.again(unrounded) == plainly(case, unrounded)
    panel = case.framework.panel
    if panel is not None:
        median = case.framework.model_copy(
            update={"panel": panel.model_copy(update={"combine": "median"})}
        )
        assert case.again(median) == plainly(case, median)
