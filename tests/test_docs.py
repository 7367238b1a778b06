"""The documentation does what it says: its commands run, its links lead somewhere, nothing is stale."""

from __future__ import annotations

import ast
import filecmp
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
from tests.program import ROOT, environment, in_pipe

from aanbesteding.cli.commands import COMMANDS
from aanbesteding.cli.commands.schema import KINDS

NAMES = tuple(row.name for row in COMMANDS)
HELPS = ((), *((name,) for name in NAMES))


def tracked():
    """Every file of the project: in git, or about to be."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def pages():
    """Every Markdown file of the project."""
    return [path for path in tracked() if path.suffix == ".md"]


def code_blocks(path, language):
    """The blocks of code of one language in a Markdown file."""
    text = path.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def with_commands():
    """Every page with a block of commands: docs/*.md, README, CONTRIBUTING."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in found if code_blocks(path, "console")]


@pytest.fixture
def checkout(tmp_path):
    """A copy of the folders that the commands of the documentation read and write."""
    examples = (  # quoted in docs/rules
        "tests/checking/examples",
        "tests/linting/rules/examples",
        "tests/routes/scenario/examples",
    )
    for name in ("criteria", "bids", "docs", *examples):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)  # the settings of `check`
    return tmp_path


class TestReadme:
    def test_the_first_block_is_two_lines_that_need_nothing(self):
        """Evaluating and testing, from nothing but Python: the promise of the first screen."""
        first, second = code_blocks(ROOT / "README.md", "console")[0].splitlines()
        start = "python3 -m pip install uv && python3 -m uv run "
        assert (
            first
            == f"{start}aanbesteding score criteria/leiden-sterke-sociale-basis.yaml bids/leiden/"
        )
        assert second == f"{start}pytest"

    @pytest.mark.parametrize("page", with_commands(), ids=lambda path: path.name)
    def test_every_command_works(self, page, checkout):
        """Each command of a page, in its order: exit code 0, or that of the comment `# exit 1` behind it.

        Every line of a block of text on such a page is in what the commands before it printed.
        """
        blocks = re.findall(
            r"^```(console|text)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        printed, count = [], 0
        for language, block in blocks:
            if language == "text":
                assert [line for line in block.splitlines() if line not in printed] == []
                continue
            for line in block.replace("\\\n", " ").splitlines():
                words = shlex.split(line, comments=True)
                if words[0] != "aanbesteding":
                    continue
                expected = re.search(r"# exit (\d)$", line)
                done = in_pipe(*words[1:], cwd=checkout)
                assert done.code == (int(expected[1]) if expected else 0), (line, done.err)
                assert done.out or done.err or (checkout / words[-1]).stat().st_size, line
                printed += done.out.splitlines()
                count += 1
        assert count > 0 or page.name == "CONTRIBUTING.md"
        left = {
            "README.md": ("uitslag.csv", "kader.yaml", "framework.schema.json"),
            "procedure.md": ("kwaliteit.yaml", "loting.yaml", "vastlegging.json", "uitslag.txt"),
        }
        for name in left.get(page.name, ()):
            assert (checkout / name).stat().st_size > 500, name

    def test_what_the_procedure_leaves_is_what_is_there(self, checkout):
        """The seal and the closed quality of the example are what its commands write, byte for byte."""
        folder = checkout / "bids/voorbeelden/van-zegel-tot-brief"
        (seal := checkout / "criteria/voorbeelden/van-zegel-tot-brief.seal").unlink()
        (folder / "kwaliteit.yaml").unlink()
        (page,) = (path for path in with_commands() if path.name == "procedure.md")
        lines = "".join(code_blocks(page, "console")).replace("\\\n", " ").splitlines()
        for word in ("--seal-date", "--close "):
            (line,) = (line for line in lines if word in line)
            assert in_pipe(*shlex.split(line)[1:], cwd=checkout).code == 0
        shutil.move(checkout / "kwaliteit.yaml", folder)
        for path in (seal, folder / "kwaliteit.yaml"):
            assert path.read_bytes() == (ROOT / path.relative_to(checkout)).read_bytes()

    def test_the_python_example(self):
        """What the block under “From Python” prints: the winners of the Leiden example."""
        (example,) = code_blocks(ROOT / "README.md", "python")
        done = in_pipe("-c", example, command=(sys.executable,))
        assert done.err == ""
        assert done.out.splitlines() == [
            "opgroeien ranked Vliegerloods Jongerenwerk",
            "samen-meedoen ranked Combinatie Kiezelkade",
            "basiskracht ranked Zeskantsluis Sociaal Werk",
        ]

    def test_exit_codes_are_the_documented_ones(self, checkout):
        """The table of exit codes, row by row, but for the fault of our own (test_cli.py)."""
        rows = re.findall(
            r"^\| (\d) \| (.+) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
        assert [code for code, _ in rows] == ["0", "1", "2", "3"]
        e03 = ("criteria/voorbeelden/e03-gelijke-stand.yaml", "bids/voorbeelden/e03-gelijke-stand")
        assert in_pipe("score", *e03, cwd=checkout).code == 1
        assert in_pipe("score", e03[0], "criteria", "-o", "x.txt", cwd=checkout)[:2] == (2, "")
        assert not (checkout / "x.txt").exists()


class TestGenerated:
    def test_nothing_is_out_of_date(self):
        """`python docs/generate.py --check`, as `.ci/run` calls it."""
        done = in_pipe("docs/generate.py", "--check", command=(sys.executable,))
        assert done == (0, "", "")

    def test_writing_gives_what_is_there(self, checkout):
        """The command of CONTRIBUTING, in a copy: the same files, byte for byte."""
        assert "`uv run python docs/generate.py`" in (ROOT / "CONTRIBUTING.md").read_text(
            encoding="utf-8"
        )
        for name in ("codes.md", "schemas/bid.schema.json", "images/score.svg"):
            (checkout / "docs" / name).unlink()
        (checkout / "docs/limits.md").write_text("oud")
        stale = in_pipe("docs/generate.py", "--check", command=(sys.executable,), cwd=checkout)
        assert stale.code == 1
        assert stale.out.count(" is out of date: run python docs/generate.py\n") == 4
        assert in_pipe("docs/generate.py", command=(sys.executable,), cwd=checkout) == (0, "", "")
        compared = filecmp.dircmp(ROOT / "docs", checkout / "docs", ignore=["__pycache__"])
        for folder in (compared, *compared.subdirs.values()):
            assert not folder.left_only + folder.right_only + folder.diff_files


def slug(heading):
    """The anchor that GitHub gives a heading."""
    bare = re.sub(r"[`*_]|\[([^]]*)\]\([^)]*\)", r"\1", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", bare).replace(" ", "-")


def without_code(path):
    return re.sub(
        r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )


class TestLinks:
    def test_every_relative_link_leads_somewhere(self):
        """Files and anchors, in every page of the project."""
        anchors = {
            path: {
                slug(heading)
                for heading in re.findall(r"^#+ (.+)$", without_code(path), re.MULTILINE)
            }
            for path in pages()
        }
        broken, count = [], 0
        for path in anchors:
            for target in re.findall(
                r"\]\(([^)\s]+)\)", re.sub("`[^`\n]*`", "", without_code(path))
            ):
                if re.match("[a-z]+:", target):
                    continue
                count += 1
                name, _, anchor = target.partition("#")
                file = (path.parent / name).resolve() if name else path
                if not file.exists() or (anchor and anchor not in anchors.get(file, set())):
                    broken.append((path.relative_to(ROOT).as_posix(), target))
        assert broken == []
        assert count > 50

    def test_every_test_that_is_named_exists(self):
        """docs/promises.md says which test holds which promise."""
        named = re.findall(
            r"`(tests/[\w./-]+)(?:::(\w+))?`",
            (ROOT / "docs/promises.md").read_text(encoding="utf-8"),
        )
        assert len(named) >= 6
        for file, name in named:
            assert (ROOT / file).exists(), file
            if name:
                tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
                assert name in {node.name for node in tree.body if hasattr(node, "name")}, name


DESCRIBE = """
import json, typer
from aanbesteding.cli.app import program_for
from aanbesteding.cli.commands import COMMANDS
group = typer.main.get_command(program_for([row.name for row in COMMANDS]))
commands = {"": group, **group.commands}
print(json.dumps({
    name: {"help": command.help, "short": command.short_help or command.help,
           **{p.name: p.help for p in command.params}}
    for name, command in commands.items()
}))
"""
ENGLISH = (
    "the|and|with|for|show|this|message|exit|file|default|required|options|arguments|commands?|usage|"
    "language|write|whole|result|only|may|path|str|kind|what|framework's|assessor|bids|text"
)


class TestHelp:
    def test_every_option_has_a_text_in_both_languages(self):
        """No command, argument or option without help, and none with the same in both."""
        described = {
            lang: json.loads(
                in_pipe(
                    "-c", DESCRIBE, command=(sys.executable,), env={"AANBESTEDING_LANG": lang}
                ).out
            )
            for lang in ("nl", "en")
        }
        assert set(described["nl"]) == set(described["en"]) == {"", *NAMES}
        for name, dutch in described["nl"].items():
            english = described["en"][name]
            assert set(dutch) == set(english)
            for key, text in dutch.items():
                assert text, (name, key)
                assert english[key], (name, key)
                assert text != english[key]

    @pytest.mark.parametrize("words", HELPS, ids=lambda words: " ".join(words) or "aanbesteding")
    def test_dutch_help_is_dutch(self, words):
        """But for what is typed: names of options, their words, commands and files."""
        shown = in_pipe(*words, "--help").out
        assert shown.startswith("Gebruik: aanbesteding")
        text = re.sub(r"^ *aanbesteding .*$", "", shown, flags=re.MULTILINE)  # examples
        text = re.sub(r"--[\w-]+|<[^>]+>|`[^`]+`|AANBESTEDING_LANG", "", text)
        text = " ".join(re.sub(r"«[^»]+»", "", text).split())  # lists are wrapped
        text = re.sub(
            rf"(?<=: )({', '.join(KINDS[:-1])} of {KINDS[-1]}|framework, bid[\w, -]*)|\[standaard: \w+\]",
            "",
            " ".join(text.split()),  # the list may be broken over lines
        )
        assert re.findall(rf"\b(?:{ENGLISH})\b", text, re.IGNORECASE) == []

    @pytest.mark.parametrize("words", HELPS, ids=lambda words: " ".join(words) or "aanbesteding")
    def test_english_help_is_english(self, words):
        """And stands in docs/commands.md as it is at 80 columns."""
        env = {"AANBESTEDING_LANG": "en", "COLUMNS": "80"}
        shown = in_pipe(*words, "--help", env=env).out
        assert shown.startswith("Usage: aanbesteding")
        assert not re.search(
            r"\b(een|het|voor|niet|bestand|kader|inschrijving\w*)\b",
            shown.replace("kader.yaml", ""),
            re.IGNORECASE,
        )
        assert max(map(len, shown.splitlines())) <= 90
        assert shown.strip() in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


class TestNothingLeaks:
    def test_no_path_of_a_machine_and_no_package_index(self):
        """Files of the project name neither where they lay nor where packages came from.

        The patterns are put together here, so that this file does not contain them either.
        """
        parts = ("pypi", "python" + "hosted", "npm" + "js", "ana" + "conda")
        patterns = [str(ROOT), *(f"{part}.{end}" for part in parts for end in ("org", "com", "io"))]
        found = []
        for path in tracked():
            data = path.read_bytes()
            found += [
                (path.relative_to(ROOT).as_posix(), pattern)
                for pattern in patterns
                if pattern.encode() in data
            ]
        assert found == []

    def test_no_lock_file_and_no_copy_of_packages(self):
        """Versions are pinned without addresses (docs/decisions/0005)."""
        names = {path.name for path in tracked()}
        assert not names & {"uv.lock", "package-lock.json", "poetry.lock", "yarn.lock"}
        assert not [path for path in tracked() if "node_modules" in path.parts]


@pytest.mark.skipif(os.environ.get("CI") != "true", reason="builds and installs; CI=true runs it")
def test_the_built_package():
    """tests/built_package.py: what a user installs, used outside the checkout."""
    done = subprocess.run(
        [sys.executable, "tests/built_package.py"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "the built package works\n"), done.stderr
