"""Letters and the record in Word: the project's templates, or a buyer's own that are right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from aanbesteding.faults import Code, Fault, Faults, Place
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reporting.blocks import levelled
from aanbesteding.reporting.letters import codes
from aanbesteding.reporting.letters.default_word import word_template
from aanbesteding.reporting.letters.fields import fields_of
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.reporting.letters.letter import Letter
from aanbesteding.reporting.letters.sample import samples
from aanbesteding.reporting.letters.templates import WORD, Templates, missing_parts
from aanbesteding.reporting.word.base import LOCALE
from aanbesteding.reporting.word.opened import NotWord, checked
from aanbesteding.reporting.word.render import LeftOut, Misplaced, WordTemplate
from aanbesteding.texts import Lang, Text

IN_PARAGRAPH = Text(" (alinea {n})", " (paragraph {n})")
NOWHERE = Text("", "")
BROKEN = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError, ValueError)
"""What the libraries raise for markup, or a sum in it, that is not right."""


class WordLetters:
    """Fills the templates of one language. Raises `Faults` with all that is wrong with them."""

    def __init__(self, templates: Templates, lang: Lang, day: date) -> None:
        self.lang, self.day, self.folder = lang, day, templates.folder
        self.own = dict(templates.of_kind(WORD))
        faults = [fault for kind, data in self.own.items() for fault in self._wrong(kind, data)]
        if faults:
            raise Faults(faults)

    def document(self, letter: Letter) -> bytes:
        """Return a letter, or the record, as a Word document."""
        from jinja2.exceptions import TemplateError

        data = self.own.get(letter.kind) or word_template(letter.kind, self.lang)
        texts = {**letter.texts, "lang": self.lang}
        parts = {name: tuple(levelled(b, 1)) for name, b in letter.parts.items()}
        subject = letter.texts["subject"]
        fields = fields_of(letter.kind) if letter.kind in self.own else ()
        needed = [field.name for field in fields if field.needed]
        try:
            made = WordTemplate(data)
            return made.filled(texts, parts, subject, LOCALE[self.lang], self.day, needed)
        except LeftOut as error:
            raise Faults([self._left_out(letter.kind, error.name)]) from None
        except Misplaced:
            names = [field.name for field in fields_of(letter.kind) if field.part]
            said = {"names": ", ".join(names), "how": "{{p " + names[-1] + " }}"}
            raise Faults([self._fault(codes.MISPLACED, letter.kind, **said)]) from None
        except (TemplateError, *BROKEN) as error:
            if letter.kind not in self.own:
                raise  # not a buyer's fault
            raise Faults([self._faulty(letter.kind, error)]) from None

    def _wrong(self, kind: Kind, data: bytes) -> Iterator[Fault]:
        """Yield what is wrong with a template; one that reads well is tried."""
        found = list(self._misread(kind, data))
        yield from found
        try:
            for letter in () if found else samples(kind):
                self.document(letter)
        except Faults as error:
            yield from error.faults

    def _misread(self, kind: Kind, data: bytes) -> Iterator[Fault]:
        from jinja2.exceptions import TemplateError

        try:
            template = WordTemplate(checked(data))
            missing = template.missing_styles()
            named, elsewhere = list(template.names()), list(template.other_files())
            more = template.more_than_showing()
        except NotWord as error:
            yield self._fault(codes.NOT_WORD, kind, why=error.why)
            return
        except (TemplateError, *BROKEN) as error:
            yield self._faulty(kind, error)
            return
        for name in missing:
            yield self._fault(codes.NO_STYLE, kind, name=name)
        for one in elsewhere:
            what = f"{{% {one.name} %}}{_paragraph(one.paragraph).say(self.lang)}"
            yield self._fault(codes.OUTSIDE, kind, what=what)
        for one in more:
            where = _paragraph(one.paragraph) if one.paragraph else NOWHERE
            yield self._fault(codes.MORE_THAN_SHOWING, kind, what=one.name, where=where)
        known = [field.name for field in fields_of(kind)]
        for one in named:
            if one.name not in known:
                where = _paragraph(one.paragraph)
                guess = did_you_mean(one.name, known)
                fields = {"name": one.name, "guess": guess, "known": ", ".join(known)}
                yield self._fault(codes.UNKNOWN_FIELD, kind, where=where, **fields)
        for field in missing_parts(kind, {one.name for one in named}):
            yield self._left_out(kind, field.name)

    def _left_out(self, kind: Kind, name: str) -> Fault:
        field = next(field for field in fields_of(kind) if field.name == name)
        how = "{{p " + name + " }}"
        return self._fault(codes.LEAVES_OUT, kind, name=name, text=field.text, how=how)

    def _faulty(self, kind: Kind, error: Exception) -> Fault:
        line = getattr(error, "lineno", None)
        where = _paragraph(line - 1) if line else NOWHERE
        problem = str(error) or type(error).__name__
        return self._fault(codes.FAULTY, kind, problem=problem, where=where)

    def _fault(self, code: Code, kind: Kind, **fields: object) -> Fault:
        return Fault(code, Place(os.path.join(self.folder, f"{kind}.docx")), fields)


def _paragraph(number: int) -> Text:
    return Text(IN_PARAGRAPH.say("nl", n=number), IN_PARAGRAPH.say("en", n=number))
