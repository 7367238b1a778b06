"""The kinds of document that letters and templates come in."""

from __future__ import annotations

from typing import Literal

Kind = Literal["winner", "losing", "excluded", "record"]
LETTERS: tuple[Kind, ...] = ("winner", "losing", "excluded")
KINDS: tuple[Kind, ...] = (*LETTERS, "record")
