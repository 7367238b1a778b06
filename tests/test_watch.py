"""`score --watch`: real processes on a terminal and in a pipe, and every kind of change in-process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.program import COLOUR, COMMAND, ROOT, environment
from tests.test_draw import filled_in, tie
from tests.test_terminal import columns

from aanbesteding.cli import watch as watching

__all__ = ("tie",)
WAITS = {"nl": "Ctrl-C stopt.\n", "en": "Ctrl-C stops.\n"}
SHEETS = "scores/leiden-sterke-sociale-basis"


@pytest.fixture
def leiden(tmp_path):
    """A folder of one's own with the framework and the bids of Leiden."""
    shutil.copy(ROOT / "criteria/leiden-sterke-sociale-basis.yaml", tmp_path / "kader.yaml")
    shutil.copytree(ROOT / "bids/leiden", tmp_path / "bids")
    for other in ("manifest-leiden", "leiderdorp-welzijn"):
        shutil.rmtree(tmp_path / "bids/scores" / other)
    return tmp_path


def replaced(path: Path, *pairs: tuple[str, str]) -> None:
    """Write a changed file beside it and put it in its place, as many editors do."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    beside = path.with_name("." + path.name + ".swp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


DEARER = (("unit-price: 68.50", "unit-price: 78.50"),)
"""27,200 hours at € 10 more are € 272,000; at 30 points for € 800,000 that is 10.2 points less."""
CHEAPER = (("unit-price: 78.50", "unit-price: 68.50"),)


class Process:
    """A process that watches, and what it has said so far."""

    def __init__(self, folder: Path, *words: str, lang: str = "nl", terminal: bool = False) -> None:
        command = [*COMMAND, "score", "kader.yaml", "bids", "--watch", "--lang", lang, *words]
        self.lang, self.out = lang, b""
        if terminal:
            self._ours, theirs = self._screen()
            streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        else:
            self._ours, theirs = os.pipe()
            streams = {"stdin": subprocess.DEVNULL, "stdout": theirs, "stderr": theirs}
        os.set_blocking(self._ours, False)
        more = {"preexec_fn": _own_terminal} if terminal else {"start_new_session": True}
        self.process = subprocess.Popen(command, cwd=folder, env=environment(), **streams, **more)
        os.close(theirs)

    @staticmethod
    def _screen() -> tuple[int, int]:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
        return ours, theirs

    def said(self, until: str | None = None) -> str:
        """Return what is said up to and with a text; of what was said before nothing."""
        until = until or WAITS[self.lang]
        end = time.monotonic() + 40
        while until not in (text := self._text()) and time.monotonic() < end:
            try:
                self.out += os.read(self._ours, 65536)
            except BlockingIOError:
                time.sleep(0.05)
            except OSError:  # Linux says so when the other side is closed
                break
        assert until in text, text
        self.out = text.partition(until)[2].encode()
        return text.partition(until)[0] + until

    def _text(self) -> str:
        return self.out.decode(errors="ignore").replace("\r\n", "\n")

    def press(self, key: bytes) -> None:
        """Type a key."""
        os.write(self._ours, key)

    def end(self) -> int:
        """Return the exit code."""
        code = self.process.wait(timeout=20)
        os.close(self._ours)
        return code


def _own_terminal() -> None:
    """Make the terminal that stdin is the one of a session of its own, so that Ctrl-C comes."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def watcher():
    """Start processes that watch; none outlives the test."""
    pytest.importorskip("pty", reason="no pseudo-terminals here")
    started: list[Process] = []

    def start(*arguments, **options):
        started.append(Process(*arguments, **options))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


class TestProcess:
    def test_on_a_terminal(self, watcher, leiden):
        """A file that is replaced, one that is only touched, a fault and its cure; then Ctrl-C."""
        process = watcher(leiden, terminal=True)
        first = process.said()
        assert "Perceel Basiskracht" in first
        bid = leiden / "bids/vliegerloods.yaml"
        replaced(bid, *DEARER)
        moved = process.said()
        shown = COLOUR.sub("", moved)
        assert "Gewijzigd: bids/vliegerloods.yaml" in shown
        assert "het wordt: Combinatie" in shown
        assert re.search(r"Vliegerloods Jongerenwerk │ +1 │ +4 │ +66,65 │ +56,45 │ +-10,20", shown)
        assert re.search(r"Zeskantsluis Sociaal Werk │ +4 │ +3 │ +62,47 │ +62,47 │ +0,00", shown)
        assert re.search(r"prijs +│ Prijs │ 19,50 │ +9,30 │ +-10,20", shown)
        assert "Ongewijzigd: Samen meedoen, Basiskracht." in shown
        assert max(columns(line) for line in (first + moved).splitlines()) <= 80
        os.utime(bid)
        nothing = COLOUR.sub("", process.said()).splitlines()
        assert nothing[1:3] == [
            "Gewijzigd: bids/vliegerloods.yaml",
            "Er verandert niets in de uitslag.",
        ]
        replaced(leiden / "kader.yaml", ("weight: 30", "weight: 31"))
        told = process.said()
        assert "kader.yaml:203:1: AB101" in told
        assert "er is geen rangorde gemaakt" in told
        replaced(leiden / "kader.yaml", ("weight: 31", "weight: 30"))
        assert "Er verandert niets in de uitslag." in process.said()
        process.press(b"\x03")
        assert process.end() == 0

    def test_in_a_pipe(self, watcher, leiden):
        """Plain text in English; files that go and come; the exit code is of the last run."""
        process = watcher(leiden, lang="en")
        assert "Lot Basic strength" in process.said()
        for path in sorted((leiden / "bids" / SHEETS).iterdir()):
            path.rename(leiden / path.name)
        told = process.said(
            "no ranking was made.\n" + "Waiting for a change in the files; " + WAITS["en"]
        )
        assert f"Changed: bids/{SHEETS}/beoordelaar-1.yaml, " in told
        for path in leiden.glob("beoordelaar-*.yaml"):
            path.rename(leiden / "bids" / SHEETS / path.name)
        told = process.said("Nothing changes in the result.\n")
        assert "\x1b" not in told
        process.said()
        replaced(leiden / "kader.yaml", ("id: leiden-sterke-sociale-basis", "id: [x]"))
        assert "AB0" in process.said()
        process.process.send_signal(signal.SIGINT)
        assert process.end() == 2

    def test_it_rests_between_two_looks(self, watcher, leiden):
        """Two seconds of waiting take a tenth of a second of work at most."""
        stat = Path("/proc/self/stat")
        if not stat.exists():
            pytest.skip("no /proc here")
        process = watcher(leiden)
        process.said()
        stat = Path(f"/proc/{process.process.pid}/stat")

        def spent() -> float:
            fields = stat.read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        before = spent()
        time.sleep(2)
        assert spent() - before <= 0.1

    def test_nobody_reads_any_more(self, leiden):
        """As for every command: a pipe that is closed ends it, without a traceback."""
        words = [*COMMAND, "score", "kader.yaml", "bids", "--watch"]
        with subprocess.Popen(
            words, cwd=leiden, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            told = process.stderr.read().decode()
            process.wait(timeout=20)
        assert "Traceback" not in told
        assert process.returncode == 141


@pytest.fixture
def watched(run, monkeypatch):
    """Run `score --watch` in-process: after each waiting the next of the given things is done.

    Each is done in one wait and left alone in the next; then comes Ctrl-C.
    """

    def runner(folder, *steps, more=()):
        waits = [step for one in steps for step in (one, lambda: None)]

        def sleep(seconds: float) -> None:
            assert seconds == watching.STEP
            if not waits:
                raise KeyboardInterrupt
            waits.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)
        return run("score", folder / "kader.yaml", folder / "bids", "--watch", *more)

    return runner


@pytest.fixture
def unchecked(tie):
    """The tie without the totals that its author states."""
    text = (tie / "kader.yaml").read_text(encoding="utf-8")
    (tie / "kader.yaml").write_text(text.partition("controls:")[0], encoding="utf-8")
    return tie


class TestChanges:
    def test_half_a_save_is_not_ranked(self, run, leiden, monkeypatch):
        """A file that is still being written when it is looked at: one ranking, not two."""
        bid = leiden / "bids/vliegerloods.yaml"
        text = bid.read_text(encoding="utf-8")
        waits = [
            lambda: bid.write_text(text[:500], encoding="utf-8"),
            lambda: bid.write_text(text.replace(*DEARER[0]), encoding="utf-8"),
            lambda: None,
        ]

        def sleep(seconds: float) -> None:
            if not waits:
                raise KeyboardInterrupt
            waits.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)
        done = run("score", leiden / "kader.yaml", leiden / "bids", "--watch")
        assert done.code == 0
        assert "AB" not in done.err
        assert done.out.count("Gewijzigd:") == 1
        assert "-10,20" in done.out

    def test_files_that_never_rest_are_ranked(self, run, leiden, monkeypatch):
        bid, looks = leiden / "bids/vliegerloods.yaml", []

        def sleep(seconds: float) -> None:
            looks.append(seconds)
            if len(looks) == 40:
                raise KeyboardInterrupt
            os.utime(bid, ns=(len(looks), len(looks)))

        monkeypatch.setattr(watching.time, "sleep", sleep)
        done = run("score", leiden / "kader.yaml", leiden / "bids", "--watch")
        assert done.out.count("Gewijzigd:") == 39 // (1 + watching.LONGEST)

    def test_it_says_who_is_first_now_and_by_how_much(self, watched, leiden):
        """66.51 of Tuimeldijk before 63.10 of Kiezelkade; the price sheet adds up again, as before."""
        bid = leiden / "bids/vliegerloods.yaml"
        done = watched(
            leiden,
            lambda: replaced(bid, *DEARER),
            lambda: replaced(bid, *CHEAPER),
            more=("--lang", "en"),
        )
        _, dearer, cheaper = done.out.split("\nChanged: ")
        assert "Tuimeldijk, 66.51 points; 3.41 points ahead of Combinatie Kiezelkade." in dearer
        assert "AB605" in dearer.partition("Note")[2]
        assert "Vliegerloods Jongerenwerk, 66.65 points; 0.14 points ahead of" in cheaper
        assert "- No longer so: AB605 " in cheaper

    def test_two_saves_in_one_second_on_a_drive_that_counts_in_seconds(
        self, watched, leiden, monkeypatch
    ):
        """The same size, file and times; only the bytes are others."""
        bid = leiden / "bids/vliegerloods.yaml"
        os.utime(bid, (1_000_000_000, 1_000_000_000))
        real = os.lstat

        def coarse(path):
            found = list(real(path))
            whole = {8: 1_000_000_000, 9: 1_000_000_000}
            named = {"st_mtime_ns": 10**18, "st_ctime_ns": 10**18}
            return os.stat_result([whole.get(n, one) for n, one in enumerate(found[:10])], named)

        monkeypatch.setattr(watching.os, "lstat", coarse)

        def in_place() -> None:
            text = bid.read_text(encoding="utf-8").replace(*DEARER[0])
            with bid.open("r+", encoding="utf-8") as file:
                file.write(text)

        assert "-10,20" in watched(leiden, in_place).out

    def test_a_seal_that_appears_counts(self, watched, leiden):
        """The framework in the folder is a draft of what was sealed; the seal is no seal."""
        seal = Path(watching_seal(leiden))
        done = watched(leiden, lambda: seal.write_text("format: x\n"), seal.unlink)
        assert done.code == 0
        assert seal.name in done.out
        assert "AB" in done.err
        assert "Er verandert niets" in done.out

    def test_a_draw_that_comes_and_goes(self, watched, run, tie):
        """A tie for the contract, decided by a draw as soon as there is a record of it."""
        words = ("--framework", tie / "kader.yaml", "--bids", tie / "bids")
        form = filled_in(run("new", "draw", *words).out)
        draw = tie / "draws" / "loting.yaml"
        draw.parent.mkdir()
        draw.write_text(form, encoding="utf-8")
        other = form.replace("outcome: [b, a]", "outcome: [a, b]")
        done = watched(
            tie,
            lambda: draw.write_text(other, encoding="utf-8"),
            draw.unlink,
            more=("--draw", draw, "--lang", "en"),
        )
        assert "Who gets the contract was: " in done.out
        moved = done.out.partition("What moved in the ranking")[2]
        assert re.search(r"^Inschrijver B +1 +2$", moved, re.MULTILINE)
        assert re.search(r"^Inschrijver A +2 +1$", moved, re.MULTILINE)
        assert "AB001" in done.err
        assert done.code == 2

    def test_a_tie_comes_back(self, watched, unchecked):
        """Exit code 1 while a draw is needed; b's price a euro up makes A the first alone."""
        tie = unchecked
        text = (tie / "bids/b.yaml").read_text(encoding="utf-8")
        price = re.search(r"price: (\d+)", text)
        dearer = text.replace(price[0], f"price: {int(price[1]) + 1}")
        to = tie / "bids/b.yaml"
        done = watched(tie, lambda: to.write_text(dearer, encoding="utf-8"))
        assert done.code == 0
        assert "loting tussen Inschrijver A, Inschrijver B; het wordt: Inschrijver A." in done.out
        again = watched(tie, lambda: to.write_text(text, encoding="utf-8"))
        assert again.code == 1
        assert "het wordt: loting tussen Inschrijver A, Inschrijver B." in again.out
        assert "new draw" in again.err

    def test_who_is_excluded_and_who_is_gone(self, watched, unchecked):
        """The price of C above a ceiling; then C is no longer there, nor are its marks."""
        tie = unchecked
        kader, c = tie / "kader.yaml", tie / "bids/c.yaml"
        shutil.copy(tie / "bids/b.yaml", c)
        replaced(c, ("id: b", "id: c"), ("Inschrijver B", "Inschrijver C"))
        sheet = tie / "bids/scores/beoordelaar.yaml"
        with_c = sheet.read_text(encoding="utf-8")
        block = with_c[with_c.index("  b:") :]
        sheet.write_text(with_c.rstrip() + "\n" + block.replace("  b:", "  c:"), encoding="utf-8")
        lots = "  - id: opdracht"
        dear = re.search(r"price: (\d+)", c.read_text(encoding="utf-8"))

        def out() -> None:
            replaced(c, (dear[0], f"price: {int(dear[1]) * 9}"))

        def bounded() -> None:
            ceiling = f"{lots}\n    ceiling: {int(dear[1]) * 8}"
            replaced(kader, (lots, ceiling))

        def gone() -> None:
            c.unlink()
            sheet.write_text(with_c, encoding="utf-8")

        done = watched(tie, out, bounded, gone)
        assert "AB" not in done.err.replace("AB6", ""), done.err
        assert "Inschrijver C deed mee en valt nu af" in done.out
        assert "Doet niet meer mee: Inschrijver C." in done.out

    def test_other_lots_are_shown_whole(self, watched, tie):
        kader = tie / "kader.yaml"

        def renamed() -> None:
            for path in (kader, *(tie / "bids").rglob("*.yaml")):
                text = path.read_text(encoding="utf-8")
                path.write_text(re.sub(r"\bopdracht\b", "anders", text), encoding="utf-8")

        done = watched(tie, renamed)
        assert "De percelen zijn andere dan eerst." in done.out
        assert done.out.count("Inschrijver A") >= 4

    def test_only_the_lots_asked_for(self, watched, leiden):
        bid = leiden / "bids/vliegerloods.yaml"
        done = watched(
            leiden, lambda: replaced(bid, *DEARER), more=("--lot", "basiskracht", "--lang", "en")
        )
        assert "Growing up" not in done.out
        assert "Nothing changes in the result." in done.out

    def test_what_the_framework_changed_is_told(self, watched, leiden):
        """Two weights at the top that stay 100 together, and those beneath."""
        kader = leiden / "kader.yaml"

        def ceiling() -> None:
            text = kader.read_text(encoding="utf-8")
            old = re.search(r"ceiling: (\d+)", text)
            replaced(kader, (old[0], f"ceiling: {int(old[1]) + 1}"))

        done = watched(leiden, ceiling, more=("--lang", "en"))
        changed = done.out.partition("Changed: ")[2]
        assert "ceiling" in changed
        assert "Nothing changes in the result." in changed

    def test_before_the_first_ranking_it_is_an_interruption(self, run, leiden, monkeypatch):
        def stop(_):
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "evaluated", stop)
        monkeypatch.setattr(sys, "stdout", sys.__stdout__)
        with pytest.raises(KeyboardInterrupt):
            watching.watch(sources(leiden), [], "nl", quiet=True)

    def test_quiet_says_no_more_than_the_result(self, watched, leiden):
        assert watched(leiden, more=("-q",)).err == ""


class TestNames:
    def test_many_files_are_counted(self):
        names = [f"bids/{n}.yaml" for n in range(1, 1242)]
        told = watching._said(names, "en")
        assert told.endswith("bids/5.yaml and 1,236 others")
        assert watching._said(names[:5], "nl").endswith("bids/5.yaml")
        assert watching._said(names[:6], "nl").endswith("en nog 1 andere")

    def test_hostile_names_stay_text(self, watched, leiden):
        name = "bids/\x1b[2J\nAB000 alles goed.yaml"
        text = (leiden / "bids/vliegerloods.yaml").read_text(encoding="utf-8")
        done = watched(leiden, lambda: (leiden / name).write_text(text, encoding="utf-8"))
        assert "\x1b" not in done.out + done.err
        assert "\nAB000 alles goed" not in done.out + done.err

    def test_a_folder_that_cannot_be_read(self, watched, leiden):
        done = watched(leiden, lambda: shutil.rmtree(leiden / "bids"))
        assert done.code == 2
        assert "AB001" in done.err


class TestUsage:
    @pytest.mark.parametrize(
        "more",
        [
            ("--format", "json"),
            ("--format", "csv"),
            ("--format", "markdown"),
            ("--output", "uit.txt"),
            ("--without", "vliegerloods"),
            ("--quality-only",),
            ("--close", "k.yaml"),
            ("--seal",),
            ("--seal-date", "2026-01-01"),
            ("--show-difference",),
            ("--record", "r.json"),
        ],
    )
    def test_what_does_not_go_with_it(self, run, leiden, more):
        done = run("score", leiden / "kader.yaml", leiden / "bids", "--watch", *more)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err
        assert "--watch" in done.err

    @pytest.mark.parametrize("stream", ["stdout", "stderr"])
    def test_it_is_not_fed_with_what_it_says(self, leiden, stream):
        """`score … --watch > bids/uitslag.yaml` would find that file changed at every ranking."""
        place = leiden / "bids/uitslag.yaml"
        words = [*COMMAND, "score", "kader.yaml", "bids", "--watch"]
        with place.open("wb") as file:
            streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {stream: file}
            done = subprocess.run(
                words, cwd=leiden, env=environment(), timeout=40, check=False, **streams
            )
        said = done.stderr.decode() if stream == "stdout" else place.read_text(encoding="utf-8")
        assert done.returncode == 2
        assert "AB903" in said
        assert "bids/uitslag.yaml" in said

    def test_without_bids(self, run, leiden):
        done = run("score", leiden / "kader.yaml", "--watch")
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err


def sources(folder):
    from aanbesteding.cli.evaluation import Sources

    return Sources(folder / "kader.yaml", (folder / "bids",))


def watching_seal(folder):
    from aanbesteding.reading.seal import seal_place

    return seal_place(os.fspath(folder / "kader.yaml"))
