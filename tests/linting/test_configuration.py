"""Settings in `aanbesteding.toml` and `pyproject.toml`: where they are found, and what is wrong."""

from __future__ import annotations

import pytest
from tests.linting.build import FRAMEWORK, OPEN, command, findings
from tests.program import in_pipe

from aanbesteding.linting.globs import matcher

BOTH = OPEN.replace("{ order: [], otherwise: draw }", "not-announced")
"""AB201 at line 15, AB202 at line 17."""


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/kader.yaml").write_text(BOTH)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pyproject(folder, text):
    (folder / "pyproject.toml").write_text(f"[tool.aanbesteding.check]\n{text}\n")


class TestWhatItSays:
    def test_without_settings_everything(self, here):
        assert findings(".") == ["sub/kader.yaml:15 AB201", "sub/kader.yaml:16 AB202"]

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ('select = ["AB202"]', ["sub/kader.yaml:16 AB202"]),
            ('ignore = ["AB202"]', ["sub/kader.yaml:15 AB201"]),
            ('ignore = ["AB2"]', []),
            ('select = ["ab201,AB5"]', ["sub/kader.yaml:15 AB201"]),
            ('severity = "error"', []),
            ('per-file-ignores = { "sub/" = ["AB201"] }', ["sub/kader.yaml:16 AB202"]),
            ('per-file-ignores = { "*.yml" = ["AB201"] }', ["x"]),
            ('exclude = ["sub"]', [".:0 AB066"]),
        ],
    )
    def test_each_key(self, here, text, left):
        pyproject(here, text)
        if left == ["x"]:
            left = ["sub/kader.yaml:15 AB201", "sub/kader.yaml:16 AB202"]
        assert findings(".") == left

    def test_per_file_table(self, here):
        text = '[tool.aanbesteding.check.per-file-ignores]\n"kader.yaml" = ["AB2"]\n'
        (here / "pyproject.toml").write_text(text)
        assert findings(".") == []

    def test_reading_is_never_passed_over(self, here):
        (here / "sub/kader.yaml").write_text("x: 1\n")
        pyproject(here, 'ignore = ["AB0"]\nper-file-ignores = { "*" = ["AB0"] }')
        assert findings(".") == ["sub/kader.yaml:1 AB031"]

    def test_named_file_is_checked_although_excluded(self, here):
        pyproject(here, 'exclude = ["sub/"]')
        assert len(findings("sub/kader.yaml")) == 2

    def test_command_line_goes_before_it(self, here):
        pyproject(here, 'select = ["AB5"]\nignore = ["AB201"]\nseverity = "error"')
        assert findings(".") == []
        chosen = ("--select", "AB2", "--ignore", "AB202", "--severity", "info")
        assert findings(".", *chosen) == ["sub/kader.yaml:15 AB201"]


class TestWhereItIsFound:
    def test_upward(self, here, monkeypatch):
        pyproject(here, 'ignore = ["AB201"]')
        monkeypatch.chdir(here / "sub")
        assert findings("kader.yaml") == ["kader.yaml:16 AB202"]

    def test_nearest_counts(self, here, monkeypatch):
        pyproject(here, 'ignore = ["AB201"]')
        pyproject(here / "sub", 'ignore = ["AB202"]')
        monkeypatch.chdir(here / "sub")
        assert findings("kader.yaml") == ["kader.yaml:15 AB201"]

    def test_pyproject_without_our_table_is_passed_over(self, here, monkeypatch):
        pyproject(here, 'ignore = ["AB201"]')
        (here / "sub/pyproject.toml").write_text("[tool.other]\nx = 1\n")
        monkeypatch.chdir(here / "sub")
        assert findings("kader.yaml") == ["kader.yaml:16 AB202"]

    def test_own_file_goes_before_pyproject(self, here):
        pyproject(here, 'ignore = ["AB201"]')
        (here / "aanbesteding.toml").write_text('[check]\nignore = ["AB202"]\n')
        assert findings(".") == ["sub/kader.yaml:15 AB201"]

    def test_patterns_are_below_the_folder_of_the_settings(self, here, monkeypatch):
        pyproject(here, 'exclude = ["sub/kader.yaml"]')
        (here / "sub/ander.yaml").write_text(FRAMEWORK.replace("id: klein", "id: ander"))
        monkeypatch.chdir(here / "sub")
        assert findings(".") == []


FAULTY = [
    # text of pyproject.toml below its first line; place; words
    ('selct = ["AB2"]', "2:1", "did you mean “select”"),
    ('select = "AB2"', "2:1", "a list of texts"),
    ("select = [1]", "2:1", "a list of texts"),
    ('ignore = [\n  "AB2",\n  "AB999X",\n]', "4:3", "AB999X"),
    ('select = ["XYZ"]', "2:11", "XYZ"),
    ("severity = 1", "2:1", "one word"),
    ('severity = "fatal"', "2:12", "fatal"),
    ('exclude = "x"', "2:1", "a list of texts"),
    ("per-file-ignores = 3", "2:1", "a table"),
    ('[tool.aanbesteding.check.per-file-ignores]\n"*.yaml" = ["QQ"]', "3:13", "QQ"),
    ('[tool.aanbesteding.check.per-file-ignores]\n"*.yaml" = 4', "3:1", "a list of texts"),
    ("select = [", "3:1", "no TOML"),
    ("a = 1\na = 2", "3:", "no TOML"),
]


class TestWhatIsWrong:
    @pytest.mark.parametrize(("text", "place", "said"), FAULTY, ids=[row[0] for row in FAULTY])
    def test_fault_has_its_place(self, here, text, place, said):
        pyproject(here, text)
        code, out, err = command(".", "--lang", "en")
        assert (code, out) == (2, "")
        assert err.startswith(f"pyproject.toml:{place}"), err
        assert ": AB064 " in err.split("\n")[0]
        assert said in err.split("\n")[0]
        assert "select, ignore, severity, exclude, per-file-ignores" in err

    def test_all_faults_at_once(self, here):
        pyproject(here, 'selct = []\nseverity = "x"\nselect = ["Q"]')
        _, _, err = command(".", "--lang", "en")
        assert err.count("AB064") == 3

    def test_not_utf8(self, here):
        (here / "aanbesteding.toml").write_bytes(b"[check]\n# \xff\n")
        code, _, err = command(".")
        assert (code, err[:24]) == (2, "aanbesteding.toml: AB064")

    def test_check_that_is_no_table(self, here):
        (here / "aanbesteding.toml").write_text("check = 3\n")
        code, _, err = command(".")
        assert (code, err[:28]) == (2, "aanbesteding.toml:1:1: AB064")

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("nl", "de instellingen kloppen niet: sleutel «selct»"),
            ("en", "the configuration is not right: there is no key"),
        ],
    )
    def test_in_both_languages_as_a_process(self, here, lang, said):
        pyproject(here, "selct = []")
        done = in_pipe("check", ".", "--lang", lang, cwd=here)
        assert (done.code, done.out) == (2, "")
        assert said in done.err

    def test_hostile_settings(self, here):
        (here / "aanbesteding.toml").write_text("a = " + "[" * 100_000)
        code, _, err = command(".")
        assert (code, "AB064" in err) == (2, True)
        (here / "aanbesteding.toml").write_text('[check]\nselect = ["\\u001b[31m"]\n')
        _, _, err = command(".")
        assert "\x1b" not in err


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("a[1].yaml", "q/a[1].yaml", True),
        ("a[1].yaml", "q/a1.yaml", False),
        ("**/" * 9 + "*a" * 9 + "b", "q/" + "a" * 40, False),  # in no time
        ("a.yaml", "a.yaml", True),
        ("a.yaml", "x/y/a.yaml", True),
        ("/a.yaml", "x/a.yaml", False),
        ("x/a.yaml", "y/x/a.yaml", False),
        ("x", "x/y/a.yaml", True),
        ("x/", "xy/a.yaml", False),
        ("*.yaml", "x/a.yaml", True),
        ("x/*.yaml", "x/y/a.yaml", False),
        ("x/**/a.yaml", "x/a.yaml", True),
        ("x/**/a.yaml", "x/y/z/a.yaml", True),
        ("x/**", "x/y/a.yaml", True),
        ("?.yaml", "ab.yaml", False),
        ("a+b[1].yaml", "a+b[1].yaml", True),
        ("../*.yaml", "a.yaml", False),
    ],
)
def test_patterns(tmp_path, monkeypatch, pattern, path, fits):
    monkeypatch.chdir(tmp_path)
    assert matcher([pattern], ".")(path) is fits
    assert matcher([pattern], str(tmp_path))(str(tmp_path / path)) is fits
