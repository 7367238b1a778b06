"""Numbers and names that were typed after an option, read exactly, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from aanbesteding.cli.evaluation import refuse_unknown
from aanbesteding.cli.usage import usage
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.recombination.asked import Asked as Search
    from aanbesteding.recombination.asked import Progress
    from aanbesteding.sensitivity.answer import Options

SECTION = Text("onderdeel", "section")
NOTHING_NAMED = Text("--only noemt geen onderdeel", "--only names no section")
FROM_ZERO = Text(
    "{option} is geen getal vanaf 0 en onder 100, zoals 0.5",
    "{option} is no number from 0 and below 100, such as 0.5",
)
ABOVE_ZERO = Text(
    "{option} is geen getal tussen 0 en 100, zoals 0.5",
    "{option} is no number between 0 and 100, such as 0.5",
)
NO_TIME = Text(
    "--time-limit is geen aantal seconden boven nul, zoals 60",
    "--time-limit is no number of seconds above zero, such as 60",
)
TOO_FEW = Text("--most is minder dan 1000", "--most is less than 1000")
NEGATIVE = Text("--seed is minder dan nul", "--seed is less than zero")
BEST = Text(
    "beste {best} · grens {bound} · marge {gap} % · {seconds} s",
    "best {best} · bound {bound} · gap {gap} % · {seconds} s",
)
UNKNOWN = "–"


class Asked(NamedTuple):
    """How weightings are drawn, and how long plans are looked for, as it was typed."""

    seed: int
    error: str
    most: int
    within: str
    time_limit: str | None = None
    gap: str | None = None


def options_of(asked: Asked, command: str) -> Options:
    """Return how weightings are drawn. Raises `Faults` for a number that cannot be."""
    from aanbesteding.sensitivity.answer import Options

    if asked.most < 1000:
        raise usage(TOO_FEW, command)
    if asked.seed < 0:
        raise usage(NEGATIVE, command)
    error = percent("--error", asked.error, command, above_zero=True)
    within = percent("--within", asked.within, command, above_zero=True)
    return Options(seed=asked.seed, error=error / 100, most=asked.most, within=within)


def search_of(asked: Asked, command: str) -> Search:
    """Return how long the plans of a comparison are looked for. Raises `Faults`."""
    from aanbesteding.recombination.asked import Asked as Search
    from aanbesteding.routes.outcomes.outcomes import SECONDS

    limit = milliseconds(asked.time_limit, command)
    return Search(
        gap=percent("--gap", asked.gap or "0", command) / 100,
        milliseconds=SECONDS * 1000 if limit is None else limit,
    )


def percent(option: str, text: str, command: str, *, above_zero: bool = False) -> Fraction:
    """Return a percentage below 100, in per cent. Raises `Faults` for what is none."""
    value = _number(text)
    if value is None or not 0 <= value < 100 or (above_zero and not value):
        wrong = ABOVE_ZERO if above_zero else FROM_ZERO
        problem = Text(wrong.say("nl", option=option), wrong.say("en", option=option))
        raise usage(problem, command)
    return value


def milliseconds(time_limit: str | None, command: str) -> int | None:
    """Return a time limit that was typed in seconds; None without one. Raises `Faults`."""
    if time_limit is None:
        return None
    seconds = _number(time_limit)
    if seconds is None or seconds * 1000 < 1:
        raise usage(NO_TIME, command)
    return int(seconds * 1000)


def sections_of(only: tuple[str, ...], known: list[str], command: str) -> list[str]:
    """Return the sections that were asked for. Raises `Faults` for all that do not exist."""
    names = [name.strip() for words in only for name in words.split(",") if name.strip()]
    if only and not names:
        raise usage(NOTHING_NAMED, command)
    refuse_unknown((SECTION, names, known))
    return names


def _number(text: str) -> Fraction | None:
    """Return a number as it was typed, with a point or a comma."""
    from aanbesteding.exact.number import NotANumber, Number

    try:
        return Fraction(Number.parse(text, "comma" if "," in text else "point"))
    except NotANumber:
        return None


def telling(say: Callable[[str], None], lang: Lang) -> Callable[[Progress], None]:
    """Return what tells, on a line of progress, how far the search for a plan is."""
    return lambda at: say(_progress(at, lang))


def _progress(at: Progress, lang: Lang) -> str:
    from aanbesteding.exact.display import number

    def shown(value: Fraction | None, digits: int) -> str:
        return UNKNOWN if value is None else number(value, lang, digits)

    return BEST.say(
        lang,
        best=shown(None if at.best is None else Fraction(at.best, 1000), 1),
        bound=shown(None if at.bound is None else Fraction(at.bound, 1000), 1),
        gap=shown(None if at.gap is None else at.gap * 100, 2),
        seconds=at.milliseconds // 1000,
    )
