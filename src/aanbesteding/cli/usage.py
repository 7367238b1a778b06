"""typer's complaints about a command, in two languages and with what is possible."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from typer.exceptions import TyperException

from aanbesteding.cli import codes
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Text


def usage(problem: Text, command: str) -> Faults:
    """Return the fault of a command that is not right."""
    fields = {"problem": problem, "command": command}
    return Faults([Fault(codes.USAGE, Place("aanbesteding"), fields)])


def usage_faults(error: TyperException, words: list[str]) -> Faults:
    """Return typer's complaint about the words of a command line as a fault."""
    context = getattr(error, "ctx", None)
    # Where typer gives no context, it had come as far as the command.
    named = [word for word in words[:1] if not word.startswith("-")]
    command = context.command_path if context else " ".join(["aanbesteding", *named])
    return usage(_problem(error), command)


def _problem(error: Any) -> Text:
    kind, said = type(error).__name__, error.format_message().rstrip(".")
    if kind == "NoSuchOption":
        return _no_option(error)
    if kind == "BadOptionUsage":
        option = error.option_name
        if said.endswith("does not take a value"):
            return Text(f"optie «{option}» heeft geen waarde", f"option “{option}” takes no value")
        return Text(f"optie «{option}» vraagt een waarde", f"option “{option}” asks for a value")
    if kind == "MissingParameter":
        name = _name(error)
        return Text(f"{name} ontbreekt", f"{name} is missing")
    if kind == "BadParameter":
        return _bad_value(error)
    if said.startswith("No such command"):
        return _no_command(error)
    if said.startswith("Missing command"):
        return Text("er staat geen opdracht", "there is no command")
    if said.startswith("Got unexpected extra argument"):
        words = said.partition("(s) (")[2].removesuffix(")")
        return Text(f"«{words}» is te veel", f"“{words}” is too much")
    return Text(f"onverwachte woorden of waarden ({said})", said)


def _name(error: Any) -> str:
    parameter = error.param
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.make_metavar(error.ctx))


def _no_option(error: Any) -> Text:
    option = error.option_name
    known = [name for parameter in error.ctx.command.params for name in parameter.opts]
    guess = _guess(option, [name for name in [*known, "--help"] if name.startswith("--")])
    return Text(
        f"optie «{option}» bestaat niet{guess.nl}", f"there is no option “{option}”{guess.en}"
    )


def _no_command(error: Any) -> Text:
    known = list(error.ctx.command.commands)
    word = _quoted(error.message.removeprefix("No such command ").rstrip("."), ". Did you mean ")
    tail = _guess(word, known, listed=True)
    return Text(
        f"opdracht «{word}» bestaat niet{tail.nl}", f"there is no command “{word}”{tail.en}"
    )


def _bad_value(error: Any) -> Text:
    name, known = _name(error), [str(word) for word in getattr(error.param.type, "choices", ())]
    if not known:
        return Text(f"{name} heeft een onmogelijke waarde", f"{name} has an impossible value")
    word = _quoted(error.message, " is not one of ")
    tail = _guess(word, known, listed=True)
    return Text(f"{name} kan niet «{word}» zijn{tail.nl}", f"{name} cannot be “{word}”{tail.en}")


def _quoted(message: str, before: str) -> str:
    """Return the word that typer quotes at the beginning of a message, as it was typed.

    >>> _quoted("'xml' is not one of 'text', 'json'.", " is not one of ")
    'xml'
    """
    quoted = message.partition(before)[0]
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted


def _guess(word: str, known: Iterable[str], *, listed: bool = False) -> Text:
    """Return the nearest known word as a question; where none is near, all of them."""
    from aanbesteding.reading.keys import did_you_mean

    guess, everything = did_you_mean(word, known), ", ".join(known)
    if guess.nl or not listed:
        return guess
    return Text(f"; kies uit: {everything}", f"; choose from: {everything}")
