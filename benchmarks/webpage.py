"""The web page on twelve bids and twenty criteria: how soon it is made and there, and its size."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from aanbesteding import evaluate
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.reporting.documents import html
from aanbesteding.reporting.documents.material import Material
from benchmarks.peers import Skipped
from benchmarks.timing import by_turns

BIDS, GROUPS, IN_GROUP = 12, 4, 5
LOADED, MADE, HEAVY = 0.2, 3.0, 0.15
"""The seconds in which it is on the screen and made, and the megabytes that it may weigh."""
ROUNDS = 5


def _framework() -> dict[str, Any]:
    judged = [
        {"id": f"deel-{g}", "title": f"Onderdeel {g}", "weight": "25", "assumed": "x",
         "criteria": tuple(
             {"id": f"deel-{g}-{n}", "title": f"Vraag {n} van onderdeel {g}", "weight": "5",
              "assumed": "x", "method": {"type": "rating-scale", "scale": "tien"}}
             for n in range(IN_GROUP))}
        for g in range(GROUPS)
    ]  # fmt: skip
    return {
        "format": "aanbesteding/framework/1", "id": "meting", "version": "1", "language": "nl",
        "route": "tender", "status": "draft", "title": "Meting", "price-basis": "x",
        "award": {"type": "points"}, "weights": {"unit": "percent", "of": "whole"},
        "policies": {
            "rounding": ({"stage": "criterion", "digits": "2", "mode": "half-up"},),
            "ties": {"order": (), "otherwise": "draw"},
            "drop-out": "keep-ranking", "missing-mark": "error", "price-sheet": "refuse",
        },
        "panel": {"combine": "mean", "assessors": ({"id": "a", "title": "x"},)},
        "scales": ({"type": "numeric", "id": "tien", "lowest": "0", "highest": "10", "step": "1",
                    "zero-at": "0", "full-at": "10"},),
        "lots": ({"id": "een", "title": "Perceel", "assumed": "x"},),
        "criteria": tuple(judged),
    }  # fmt: skip


@cache
def _material() -> Material:
    names = [f"inschrijver-{n}" for n in range(BIDS)]
    bids = [
        {"format": "aanbesteding/bid/1", "id": name,
         "tenderer": {"name": f"Inschrijver {n}", "members": (
             {"organisation": name, "name": name, "role": "sole"},)},
         "lots": ({"lot": "een", "price": str(100_000 + 777 * n)},)}
        for n, name in enumerate(names)
    ]  # fmt: skip
    marks = {
        name: {"een": {
            f"deel-{g}-{i}": {"mark": str((n * 7 + g * 5 + i * 3) % 11), "reason": "x"}
            for g in range(GROUPS) for i in range(IN_GROUP)
        }}
        for n, name in enumerate(names)
    }  # fmt: skip
    sheet = {
        "format": "aanbesteding/scores/1", "framework": "meting", "kind": "individual",
        "assessor": "a", "marks": marks,
    }  # fmt: skip
    dossier = Dossier(
        tuple(Bid.model_validate(one) for one in bids), (ScoreSheet.model_validate(sheet),)
    )
    evaluation = evaluate(Framework.model_validate(_framework()), dossier)
    return Material(evaluation, evaluation.lots)


def _page() -> bytes:
    return html.make(_material(), "nl")["html"]


def made() -> tuple[float, float]:
    """Return the seconds in which the page is made, and what is allowed."""
    ours, _ = by_turns(_page, lambda: None)
    return ours, MADE


def size() -> tuple[float, float]:
    """Return the megabytes of the page, and what is allowed."""
    return len(_page()) / 1_000_000, HEAVY


def loaded() -> tuple[float, float]:
    """Return the seconds until Chromium has it on the screen and ranked, and what is allowed."""
    path = shutil.which("chromium")
    if path is None:
        raise Skipped("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        file = Path(name) / "page.html"
        file.write_bytes(_page())
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = driver.chromium.launch(executable_path=path, args=arguments)
        times = []
        for _ in range(ROUNDS):
            page = browser.new_page()
            page.goto(file.as_uri())
            page.wait_for_function("performance.timing.loadEventEnd > 0")
            took = "performance.timing.loadEventEnd - performance.timing.navigationStart"
            times.append(page.evaluate(took) / 1000)
            page.close()
        browser.close()
    return min(times), LOADED
