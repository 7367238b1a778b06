"""Documents of real tenders, made once for all tests, and what other programs read in them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pikepdf
import pytest
from tests.program import ROOT

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.deciding.standstill import standstill
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.letters.documents import documents
from aanbesteding.reporting.letters.pdf import PdfLetters
from aanbesteding.reporting.letters.templates import Templates
from aanbesteding.reporting.letters.told import Told
from aanbesteding.reporting.letters.word import WordLetters
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.texts import Lang

SENT = date(2026, 11, 20)
MAKERS = {"docx": WordLetters, "pdf": PdfLetters}
TENDERS = {
    "leiden": ("leiden-sterke-sociale-basis.yaml", "leiden"),
    "waarde": ("voorbeelden/e09-gunnen-op-waarde.yaml", "voorbeelden/e09-gunnen-op-waarde"),
    "toelating": (
        "voorbeelden/f07-toelating-en-signalen.yaml",
        "voorbeelden/f07-toelating-en-signalen",
    ),
    "gelijk": ("voorbeelden/e03-gelijke-stand.yaml", "voorbeelden/e03-gelijke-stand"),
}


@cache
def evaluation(tender: str) -> Evaluation:
    """Evaluate a tender of the repository."""
    framework, bids = TENDERS[tender]
    return evaluate(load_framework(ROOT / "criteria" / framework), load_bids(ROOT / "bids" / bids))


def told(sent: date | None = SENT, *, others: bool = False, templates: Mapping[str, bytes] = {}):
    """Return how tenderers are told."""
    period = standstill(sent) if sent else None
    return Told(period, others, Templates("eigen", templates) if templates else Templates())


@cache
def _made(tender: str, form: str, lang: Lang, sent: date | None) -> Mapping[str, bytes]:
    of = evaluation(tender)
    return documents(Material(of, of.lots, told(sent)), lang, MAKERS[form], f".{form}")


def made(tender: str, form: str, lang: Lang = "nl", sent: date | None = SENT):
    """Return the documents of a tender by their paths; made once."""
    return _made(tender, form, lang, sent)


def program(name: str) -> str:
    """Return where a program is. Skips the test where it is absent, but never in CI."""
    found = shutil.which(name)
    if found is None:
        message = f"{name} is not installed: this test reads documents with it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def bare(text: str) -> str:
    """Return a text without what lays it out: spaces, line ends, hyphens that break a word."""
    return re.sub(r"[\s\u00ad\u00a0]+", "", text)


def poppler(data: bytes, *options: str) -> str:
    """Return what poppler reads in a PDF."""
    command = [program("pdftotext"), *options, "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


@cache
def raw_text(data: bytes) -> str:
    """Return the text of a PDF in the order of its content."""
    return poppler(data, "-raw")


def boxes(data: bytes) -> list[tuple[float, float, str]]:
    """Return where on the paper each piece of text is: its left and right side, in points."""
    found = re.findall(
        r'<word xMin="(.+?)" .*?xMax="(.+?)".*?>(.*?)</word>', poppler(data, "-bbox")
    )
    return [(float(left), float(right), said) for left, right, said in found]


@cache
def text_of_pdf(data: bytes) -> str:
    """Return the bare text that poppler reads, without the foot of each page: title, number."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        title = str(opened.docinfo["/Title"])
    foot = re.escape(bare(title)) + r"\d+/\d+"
    pages = raw_text(data).split("\f")
    return "".join(re.sub(foot, "", bare(page), count=1) for page in pages)


@cache
def text_of_docx(data: bytes) -> str:
    """Return what python-docx reads: paragraphs and cells in their order."""
    found = []
    document = docx.Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return "\n".join(found)


def structure(data: bytes, folder: Path) -> str:
    """Return what poppler reads by the tags of a PDF: its elements and texts, no page layout."""
    path = folder / "gelezen.pdf"
    path.write_bytes(data)
    command = [program("pdfinfo"), "-struct-text", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode(errors="replace")  # titles come in another encoding


def saved_by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return Word documents as LibreOffice saves them again, all in one start of the program."""
    office = program("soffice")
    (folder / "uit").mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(folder / "uit"), *(str(folder / name) for name in files)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return {name: (folder / "uit" / name).read_bytes() for name in files}


def by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return Word documents as LibreOffice prints them, all in one start of the program."""
    office = program("soffice")
    (folder / "uit").mkdir()
    names: list[str] = []
    for number, data in enumerate(files.values()):
        path = folder / f"{number}.docx"
        path.write_bytes(data)
        names.append(str(path))
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder / "uit"]
    subprocess.run([*command, *names], capture_output=True, check=True, timeout=300)
    return {
        name: (folder / "uit" / f"{number}.pdf").read_bytes() for number, name in enumerate(files)
    }


def missing(wanted: Iterable[str], text: str) -> list[str]:
    """Return what a text lacks."""
    has = bare(text)
    return [each for each in wanted if bare(each) not in has]
