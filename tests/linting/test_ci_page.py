"""docs/ci.md and .pre-commit-hooks.yaml: read by others' readers, and their commands run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
import tomllib
from importlib.resources import files

import pytest
import yaml
from jsonschema.validators import validator_for
from pre_commit.clientlib import load_config, load_manifest
from tests.linting.build import OPEN, findings, tender
from tests.program import COMMAND, ROOT, in_pipe

PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
VENDORED = files("check_jsonschema") / "builtin_schemas" / "vendor"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def block(word: str) -> str:
    (found,) = [text for text in blocks("yaml") if word in text]
    return found


def wrong(schema: str, data: object) -> list[str]:
    """Validate with the schema that check-jsonschema carries."""
    rules = json.loads((VENDORED / f"{schema}.json").read_text(encoding="utf-8"))
    return [error.message for error in validator_for(rules)(rules).iter_errors(data)]


def commands(lines: list[str]) -> list[list[str]]:
    """Return the words of every `aanbesteding check` among lines of a shell."""
    return [
        shlex.split(line, comments=True) for line in lines if line.startswith("aanbesteding check")
    ]


class TestPreCommit:
    def test_manifest_validates(self):
        (hook,) = load_manifest(str(MANIFEST))
        assert hook["id"] == "aanbesteding-check"

    def test_manifest_that_is_wrong_is_noticed(self, tmp_path):
        from pre_commit.clientlib import InvalidManifestError

        (tmp_path / "m.yaml").write_text(MANIFEST.read_text().replace("  entry:", "  entri:"))
        with pytest.raises(InvalidManifestError):
            load_manifest(str(tmp_path / "m.yaml"))

    def test_examples_on_the_page_validate(self, tmp_path):
        shown = [text for text in blocks("yaml") if text.startswith("repos:")]
        assert len(shown) == 2
        for text in shown:
            (tmp_path / "c.yaml").write_text(text)
            hook = load_config(str(tmp_path / "c.yaml"))["repos"][0]["hooks"][0]
            assert hook["id"] == load_manifest(str(MANIFEST))[0]["id"]

    def test_which_files_it_gets(self):
        (hook,) = load_manifest(str(MANIFEST))
        for name, gets in {
            "criteria/a.yaml": True,
            "bids/leiden/scores/x.yml": True,
            "draws/x.yaml": True,
            "docs/a.yaml": False,
            ".github/workflows/criteria/a.txt": False,
        }.items():
            assert bool(re.search(hook["files"], name)) is gets

    def test_its_entry_on_files_as_pre_commit_gives_them(self, tmp_path):
        """All files in one call, from the top of the repository."""
        (hook,) = load_manifest(str(MANIFEST))
        tender(tmp_path)
        (tmp_path / "kader.yaml").rename(tmp_path / "criteria.yaml")
        program, *words = shlex.split(hook["entry"])
        assert program == "aanbesteding"
        assert in_pipe(*words, "criteria.yaml", "bids/noord.yaml", cwd=tmp_path).code == 0
        (tmp_path / "criteria.yaml").write_text(OPEN)
        assert in_pipe(*words, "criteria.yaml", "bids/noord.yaml", cwd=tmp_path).code == 1

    def test_a_bid_alone_does_not_stop_a_commit(self, tmp_path):
        tender(tmp_path)
        assert in_pipe("check", "bids/noord.yaml", cwd=tmp_path).code == 0


class TestWorkflows:
    def test_github(self):
        data = yaml.load(block("runs-on"), Loader=yaml.BaseLoader)
        data["jobs"]["check"]["timeout-minutes"] = 10
        assert wrong("github-workflows", data) == []
        assert wrong("github-workflows", {**data, "jobs": {"check": {"stepz": []}}}) != []

    def test_github_code_scanning(self):
        whole = yaml.load(block("runs-on"), Loader=yaml.BaseLoader)
        whole["jobs"]["check"]["timeout-minutes"] = 10
        steps = yaml.load(block("upload-sarif"), Loader=yaml.BaseLoader)
        whole["jobs"]["check"]["steps"][-1:] = steps
        assert wrong("github-workflows", whole) == []
        written = re.search("--output (\\S+)", steps[0]["run"])[1]
        assert steps[1]["with"]["sarif_file"] == written

    def test_gitlab(self):
        data = yaml.safe_load(block("image: python"))
        assert wrong("gitlab-ci", data) == []
        assert wrong("gitlab-ci", {"frameworks": {"scripts": 3}}) != []
        job = data["frameworks"]
        written = re.search("--output (\\S+)", job["script"][-1])[1]
        assert job["artifacts"]["reports"]["junit"] == written

    def test_their_commands_run(self, tmp_path):
        """In a copy of the example, each writes what the next step takes."""
        for folder in ("criteria", "bids"):
            shutil.copytree(ROOT / folder, tmp_path / folder)
        texts = [
            line.strip(" -").removeprefix("run: ")
            for text in blocks("yaml")
            for line in text.split("\n")
        ]
        ran = commands(texts)
        assert len(ran) == 3
        for words in ran:
            done = in_pipe(*words[1:], cwd=tmp_path)
            assert (done.code, done.err) == (1, ""), words
        assert (tmp_path / "aanbesteding.sarif").exists()
        assert (tmp_path / "aanbesteding.xml").exists()


class TestPage:
    def test_commands_of_the_console_run(self, tmp_path):
        for folder in ("criteria", "bids"):
            shutil.copytree(ROOT / folder, tmp_path / folder)
        shutil.copy(tmp_path / "criteria/leiden-sterke-sociale-basis.yaml", tmp_path / "kader.yaml")
        lines = [line for text in blocks("console") for line in text.split("\n")]
        for words in commands(lines):
            assert in_pipe(*words[1:], cwd=tmp_path).code in (0, 1), words
        assert len(commands(lines)) == 3

    def test_settings_are_settings(self, tmp_path, monkeypatch):
        (shown,) = blocks("toml")
        assert set(tomllib.loads(shown)["tool"]["aanbesteding"]["check"]) == {
            "select", "ignore", "severity", "exclude", "per-file-ignores"
        }  # fmt: skip
        (tmp_path / "pyproject.toml").write_text(shown)
        (tmp_path / "k.yaml").write_text(OPEN)
        monkeypatch.chdir(tmp_path)
        assert findings("k.yaml") == ["k.yaml:15 AB201"]

    def test_silencing_comment_is_one(self, tmp_path, monkeypatch):
        shown = block("# ab: ignore")
        start = OPEN.index("  rounding:")
        end = OPEN.index("\n", start)
        text = OPEN[:start] + shown.split("\n", 1)[1].rstrip("\n") + OPEN[end:]
        (tmp_path / "k.yaml").write_text(text)
        monkeypatch.chdir(tmp_path)
        assert findings("k.yaml") == []

    def test_program_is_named_as_it_is_installed(self):
        assert COMMAND[0] == sys.executable
        assert 'aanbesteding = "aanbesteding.cli.app:main"' in (ROOT / "pyproject.toml").read_text()
