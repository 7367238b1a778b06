"""The web page on twelve bids and twenty criteria: how soon it is made and there, and its size."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.reporting.documents import html
from aanbesteding.reporting.documents.material import Material
from benchmarks.peers import Skipped
from benchmarks.scoring import tender
from benchmarks.timing import by_turns

BIDS = 12
LOADED, MADE, HEAVY = 0.2, 3.0, 0.15
"""The seconds in which it is on the screen and made, and the megabytes that it may weigh."""
ROUNDS = 5


@cache
def _material() -> Material:
    made = tender(BIDS)
    evaluation = evaluate(made.framework, made.dossier)
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


def size_of_leiden() -> tuple[float, float]:
    """Return the megabytes of the example on three lots with eleven bids, and what is allowed."""
    framework = load_framework("criteria/leiden-sterke-sociale-basis.yaml")
    evaluation = evaluate(framework, load_bids("bids/leiden"))
    page = html.make(Material(evaluation, evaluation.lots), "nl")["html"]
    return len(page) / 1_000_000, HEAVY


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
