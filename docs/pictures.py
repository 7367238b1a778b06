"""Makes the pictures of reports in the documentation: `python docs/pictures.py [FOLDER]`.

The reports are those of `aanbesteding report` on the example of Leiden; a browser, an office
program and a PDF reader show them as their users see them. Needs Chromium, LibreOffice and poppler
(see `.ci/programs`). The bytes depend on the versions of those programs, so a test makes them anew
and looks how much of the ink stands elsewhere, instead of comparing bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
EXAMPLE = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden/", "--lang", "en", "--quiet")
LETTER = "pdf/letters/opgroeien/kiezelkade.pdf"
CONTROL = "Control: recalculated beside exact"
"""The title of the sheet of the workbook that is shown."""
WIDTH, HEIGHT = 1100, 1300


def main() -> int:
    """Make all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "images"
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        report = work / "report"
        words = (sys.executable, "-m", "aanbesteding", "report", *EXAMPLE)
        run(*words, "--to", report, "--sent", "2026-11-20")
        run(*words, "--html", work / "page.html", "--lot", "opgroeien")
        web_page(work / "page.html", folder / "report-page.png", work)
        page_of(report / LETTER, 1, folder / "report-letter.png", dots=100)
        sheets = printed(report / "evaluation.xlsx", work)
        page = page_with(sheets, CONTROL)
        page_of(sheets, page, folder / "report-workbook.png", dots=150, height=600)
    return 0


def run(*words: str | Path) -> str:
    """Run a program; return what it prints."""
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - ours
    return done.stdout.decode("utf-8", errors="replace")


def program(*names: str) -> str:
    """Return where a program is that goes by one of these names."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"{names[0]} is missing; `bash .ci/programs` installs it")
    return found


def web_page(page: Path, picture: Path, work: Path) -> None:
    """Show the top of a web page in a browser."""
    run(
        program("chromium", "chromium-browser", "google-chrome"),
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--hide-scrollbars", f"--user-data-dir={work / 'browser'}"),
        *(f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={picture}", page.as_uri()),
    )


def printed(workbook: Path, work: Path) -> Path:
    """Return a workbook as an office program prints it."""
    profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
    run(
        program("soffice"),
        *("--headless", profile, "--convert-to", "pdf", "--outdir", work, workbook),
    )
    return work / f"{workbook.stem}.pdf"


def page_with(document: Path, words: str) -> int:
    """Return the number of the first page of a PDF that has some words."""
    pages = run(program("pdftotext"), "-layout", document, "-").split("\f")
    return next(number for number, page in enumerate(pages, start=1) if words in page)


def page_of(document: Path, number: int, picture: Path, dots: int, height: int = 0) -> None:
    """Show a page of a PDF, with so many dots to the inch; of its top so many, else all of it."""
    page = ("-f", str(number), "-l", str(number), "-singlefile", "-png", "-r", str(dots))
    top = ("-x", "0", "-y", "0", "-H", str(height)) if height else ()
    run(program("pdftoppm"), *page, *top, document, picture.with_suffix(""))


if __name__ == "__main__":
    sys.exit(main())
