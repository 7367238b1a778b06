"""The table of sections of a recombination: one module each, one row here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aanbesteding.reporting.recombining.alternatives import alternatives
from aanbesteding.reporting.recombining.case import Case
from aanbesteding.reporting.recombining.coverage import coverage
from aanbesteding.reporting.recombining.division import division
from aanbesteding.reporting.recombining.front import front
from aanbesteding.reporting.recombining.left_out import left_out
from aanbesteding.reporting.recombining.plan import plan
from aanbesteding.sensitivity.answer import Answer
from aanbesteding.texts import Text


class Section(NamedTuple):
    """A section: the word by which it is asked, its title and what it says."""

    id: str
    title: Text
    run: Callable[[Case], Answer]


SECTIONS = (
    Section("plan", Text("Het plan", "The plan"), plan),
    Section("coverage", Text("Dekking", "Coverage"), coverage),
    Section("left-out", Text("Wat niet meedoet, en waarom", "What is left out, and why"), left_out),
    Section("alternatives", Text("Andere plannen", "Other plans"), alternatives),
    Section("front", Text("Het front", "The front"), front),
    Section("division", Text("Verdeling van de middelen", "Division of the means"), division),
)
