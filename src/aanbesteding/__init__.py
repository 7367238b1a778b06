"""Exact, traceable evaluation of bids in Dutch public tenders.

    from aanbesteding import evaluate, load_bids, load_framework

    framework = load_framework("criteria/leiden-sterke-sociale-basis.yaml")
    evaluation = evaluate(framework, load_bids("bids/leiden"))
    for lot in evaluation.lots:
        print(lot.lot.id, lot.status, lot.winner.name if lot.winner else None)

Everything is loaded on first use: importing the package itself costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aanbesteding.deciding.decide import decide
    from aanbesteding.deciding.decision import Decision
    from aanbesteding.faults import AanbestedingError, Fault, Faults
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.reading.draws import load_draws
    from aanbesteding.reading.load import load_bids, load_framework
    from aanbesteding.reporting.verification import Verification
    from aanbesteding.reporting.verify_record import verify
    from aanbesteding.scoring.drop_out import DropOut, drop_out
    from aanbesteding.scoring.evaluate import evaluate
    from aanbesteding.scoring.evaluation import Evaluation
    from aanbesteding.sensitivity.analyse import Sensitivity, analyse

__version__ = "0.1.0"

_HOMES = {
    "AanbestedingError": "aanbesteding.faults",
    "Decision": "aanbesteding.deciding.decision",
    "Dossier": "aanbesteding.model.dossier",
    "DropOut": "aanbesteding.scoring.drop_out",
    "Evaluation": "aanbesteding.scoring.evaluation",
    "Fault": "aanbesteding.faults",
    "Faults": "aanbesteding.faults",
    "Framework": "aanbesteding.model.framework",
    "Sensitivity": "aanbesteding.sensitivity.analyse",
    "Verification": "aanbesteding.reporting.verification",
    "analyse": "aanbesteding.sensitivity.analyse",
    "decide": "aanbesteding.deciding.decide",
    "drop_out": "aanbesteding.scoring.drop_out",
    "evaluate": "aanbesteding.scoring.evaluate",
    "load_bids": "aanbesteding.reading.load",
    "load_draws": "aanbesteding.reading.draws",
    "load_framework": "aanbesteding.reading.load",
    "verify": "aanbesteding.reporting.verify_record",
}

__all__ = [
    "AanbestedingError",
    "Decision",
    "Dossier",
    "DropOut",
    "Evaluation",
    "Fault",
    "Faults",
    "Framework",
    "Sensitivity",
    "Verification",
    "__version__",
    "analyse",
    "decide",
    "drop_out",
    "evaluate",
    "load_bids",
    "load_draws",
    "load_framework",
    "verify",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
