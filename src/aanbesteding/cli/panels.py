"""The headings under which the help of a command groups its options."""

from __future__ import annotations

from aanbesteding.cli.language import tr

INPUT = tr("Verdere invoer", "Further input")
QUALITY = tr("Kwaliteit vóór de prijs", "Quality before price")
SPACE = tr("Wegingen trekken", "Drawing weightings")
EVIDENCE = tr("Verzegelen en vastleggen", "Sealing and recording")
