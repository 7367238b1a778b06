"""What `check` found, in the forms that people and machines read: one module a form."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from aanbesteding.linting.run import Report
from aanbesteding.texts import Lang

FORMS = ("text", "json", "github", "sarif", "junit")


def render(report: Report, form: str, lang: Lang) -> str:
    """Return a report in one of the `FORMS`."""
    module = import_module(f"aanbesteding.reporting.lint.{form}")
    write: Callable[[Report, Lang], str] = module.write
    return _unicode(write(report, lang))


def _unicode(text: str) -> str:
    """Return a text that can be written: names of files need not be Unicode on every system."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
