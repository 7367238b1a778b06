"""Many files: the same report from a cache, from several processes, or from neither."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import time
from pathlib import Path

import pytest
from tests.linting.build import FRAMEWORK, OPEN, check, found, tender
from tests.program import in_pipe, on_terminal
from tests.reading.build import HAZARDS

from aanbesteding.linting import many
from aanbesteding.linting.cache import Cache
from aanbesteding.linting.choice import Choice
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.kept import kept, restored
from aanbesteding.linting.rule import Rows
from aanbesteding.linting.run import check_paths
from aanbesteding.linting.table import ADVICE
from aanbesteding.reporting.lint import render

RULES = Path(__file__).parent / "rules" / "examples"
BEHAVIOUR = Path(__file__).parent / "behaviour" / "examples"


@pytest.fixture
def tree(tmp_path):
    """All stored hazards, a tender, and frameworks with advice."""
    folder = tmp_path / "boom"
    shutil.copytree(HAZARDS, folder)
    tender(folder / "aanbesteding")
    for number in range(20):
        (folder / f"open-{number}.yaml").write_text(OPEN.replace("id: klein", f"id: open-{number}"))
    return folder


def texts(report) -> list[str]:
    return [render(report, form, lang) for form in ("text", "json") for lang in ("nl", "en")]


class TestKept:
    def test_what_comes_back_says_the_same(self):
        for path in [*HAZARDS.iterdir()]:
            checked = check_bytes(path.read_bytes(), str(path), ADVICE)
            back = restored(kept(checked), str(path))
            assert back is not None
            assert [
                (f.place, f.what("nl"), f.what("en"), f.cure("nl"), f.cure("en"))
                for f in back.faults
            ] == [
                (f.place, f.what("nl"), f.what("en"), f.cure("nl"), f.cure("en"))
                for f in checked.faults
            ]
            assert (back.summaries, back.broken) == (checked.summaries, checked.broken)

    @pytest.mark.parametrize(
        "text",
        ["", "null", "[]", "[[],null]", "[[],null,3]", '[[["AB999Z",1,1,"",{}]],null,""]',
         '[[["AB030",1,1,"",{}]],null,""]', '[[["AB201",-1,1,"",{}]],null,""]',
         '[[["AB201",true,1,"",{}]],null,""]', '[[["AB201",1,1,"",{"a":[1,2]}]],null,""]',
         '[[],["framework"],""]', '[[],["framework","a","",[1],[0,0,""]],""]', "[" * 100_000,
         '[{},null,""]', '["AB201",null,""]', '[[["AB030",1,1,"",{"key":["a"],"known":["b","c"]}]],null,""]'],
    )  # fmt: skip
    def test_what_we_did_not_write_is_nothing(self, text):
        assert restored(text, "k.yaml") is None


class TestCache:
    def test_same_report_with_and_without(self, tree, tmp_path):
        bare = texts(check(tree))
        cache = str(tmp_path / "c")
        assert texts(check(tree, cache=cache)) == bare
        assert texts(check(tree, cache=cache)) == bare
        (tree / "open-3.yaml").write_text(FRAMEWORK.replace("id: klein", "id: open-3"))
        assert texts(check(tree, cache=cache)) == texts(check(tree)) != bare

    def test_second_run_checks_nothing_again(self, tree, tmp_path, monkeypatch):
        cache = str(tmp_path / "c")
        first = check(tree, cache=cache)
        monkeypatch.setattr(many, "check_bytes", lambda *a: pytest.fail("checked again"))
        assert texts(check(tree, cache=cache)) == texts(first)

    def test_same_content_under_another_name(self, tmp_path):
        cache = str(tmp_path / "c")
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "k.yaml").write_text(OPEN)
            report = check(tmp_path / name, cache=cache)
            assert found(report, tmp_path) == [f"{name}/k.yaml:15:13 AB201"]

    def test_counter_examples_come_back_whole(self, tmp_path):
        path = tmp_path / "k.yaml"
        path.write_bytes(
            (BEHAVIOUR / "AB307-irrelevant-bid-flips/bad-proportional.yaml").read_bytes()
        )
        cache = str(tmp_path / "c")
        first, second = (check(path, cache=cache).diagnostics for _ in range(2))
        assert [one.evidence for one in second] == [one.evidence for one in first]
        assert any(len(one.evidence) >= 4 for one in second)

    def test_the_seal_beside_it_is_part_of_a_framework(self, tmp_path):
        """AB211 comes and goes with the seal, and nothing in the framework itself changes."""
        folder = RULES / "AB211-published-without-seal"
        path, seal = tmp_path / "framework.yaml", tmp_path / "framework.seal"
        path.write_bytes((folder / "good-sealed/framework.yaml").read_bytes())
        cache = str(tmp_path / "c")
        for _ in range(2):
            assert [one.fault.code.code for one in check(path, cache=cache).diagnostics] == [
                "AB211"
            ]
        seal.write_bytes((folder / "good-sealed/framework.seal").read_bytes())
        for _ in range(2):
            assert check(path, cache=cache).diagnostics == ()
        seal.write_bytes(seal.read_bytes().replace(b'"klein"', b'"ander"'))
        for _ in range(2):
            assert [one.fault.code.code for one in check(path, cache=cache).diagnostics] == [
                "AB441"
            ]
        seal.unlink()
        seal.mkdir()  # what cannot be read is not kept
        for _ in range(2):
            assert "AB211" in [one.fault.code.code for one in check(path, cache=cache).diagnostics]

    def test_other_rules_are_another_run(self, tmp_path):
        (tmp_path / "k.yaml").write_text(OPEN)
        from aanbesteding.linting.run import Options

        options = Options(cache=str(tmp_path / "c"))
        for select, count in (("AB5", 0), ("AB2", 1), ("AB5", 0)):
            choice = Choice.made([select], [], None)
            report = check_paths(
                [str(tmp_path / "k.yaml")], advice=choice.advice(), options=options
            )
            assert len(choice.of(report).diagnostics) == count

    def test_other_program_is_another_run(self, tmp_path, monkeypatch):
        (tmp_path / "k.yaml").write_text(OPEN)
        check(tmp_path / "k.yaml", cache=str(tmp_path / "c"))
        monkeypatch.setattr("aanbesteding.linting.cache.program", lambda: "newer")
        seen = []
        monkeypatch.setattr(many, "check_bytes", lambda *a: seen.append(a) or check_bytes(*a))
        check(tmp_path / "k.yaml", cache=str(tmp_path / "c"))
        assert len(seen) == 1

    def test_unreadable_file_is_not_kept(self, tmp_path):
        path = tmp_path / "k.yaml"
        path.symlink_to(tmp_path / "los")
        cache = str(tmp_path / "c")
        assert found(check(path, cache=cache), tmp_path) == ["k.yaml:0:0 AB001"]
        path.unlink()
        path.write_text(OPEN)
        assert found(check(path, cache=cache), tmp_path) == ["k.yaml:15:13 AB201"]

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda p: p.write_bytes(b""),
            lambda p: p.write_bytes(p.read_bytes()[:-20]),
            lambda p: p.write_bytes(p.read_bytes().replace(b"AB201", b"AB202")),
            lambda p: p.write_bytes(b"\xff" * 1000),
            lambda p: p.write_bytes(p.read_bytes() + b"\n"),
            lambda p: (p.unlink(), p.mkdir()),
            lambda p: (p.unlink(), os.mkfifo(p)),
            lambda p: (p.unlink(), p.symlink_to("/dev/zero")),
            lambda p: signed(p, b"x\n"),
            lambda p: signed(p, p.read_bytes().split(b"\n")[1][:64] + b" [" + b"[" * 9000 + b"]\n"),
            lambda p: signed(
                p, p.read_bytes().split(b"\n")[1][:64] + b' [[["AB030",1,1,"",{}]],null,""]\n'
            ),
        ],
    )
    def test_damaged_and_hostile_files_count_as_nothing(self, tmp_path, spoil):
        (tmp_path / "k.yaml").write_text(OPEN)
        cache = tmp_path / "c"
        check(tmp_path / "k.yaml", cache=str(cache))
        (shard,) = cache.glob("*.txt")
        spoil(shard)
        begin = time.monotonic()
        for _ in range(2):
            report = check(tmp_path / "k.yaml", cache=str(cache))
            assert found(report, tmp_path) == ["k.yaml:15:13 AB201"]
        assert time.monotonic() - begin < 5

    def test_damaged_file_is_written_anew(self, tmp_path, monkeypatch):
        (tmp_path / "k.yaml").write_text(OPEN)
        cache = tmp_path / "c"
        check(tmp_path / "k.yaml", cache=str(cache))
        (shard,) = cache.glob("*.txt")
        right = shard.read_bytes()
        shard.write_bytes(b"x")
        check(tmp_path / "k.yaml", cache=str(cache))
        assert shard.read_bytes() == right

    def test_folder_that_is_a_link_or_a_file_is_not_used(self, tmp_path):
        (tmp_path / "k.yaml").write_text(OPEN)
        (tmp_path / "elders").mkdir()
        (tmp_path / "c").symlink_to(tmp_path / "elders")
        (tmp_path / "f").write_text("mine")
        for name in ("c", "f"):
            report = check(tmp_path / "k.yaml", cache=str(tmp_path / name))
            assert found(report, tmp_path) == ["k.yaml:15:13 AB201"]
        assert list((tmp_path / "elders").iterdir()) == []
        assert (tmp_path / "f").read_text() == "mine"

    def test_only_its_owner_reads_it_and_git_passes_it_over(self, tmp_path):
        (tmp_path / "k.yaml").write_text(OPEN)
        check(tmp_path / "k.yaml", cache=str(tmp_path / "c"))
        assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700
        assert (tmp_path / "c/.gitignore").read_text() == "*\n"
        assert {p.name for p in (tmp_path / "c").iterdir()} >= {"CACHEDIR.TAG", ".gitignore"}

    def test_it_does_not_grow_without_end(self, tmp_path, monkeypatch):
        monkeypatch.setattr("aanbesteding.linting.cache.MAX_ENTRIES", 3)
        cache = Cache(tmp_path / "c", ADVICE)
        keys = [f"a{hashlib.sha256(bytes([n])).hexdigest()[1:]}" for n in range(10)]
        for key in keys:
            cache.put(key, '[[],null,""]')
        cache.get(keys[0])  # used last
        cache.save()
        again = Cache(tmp_path / "c", ADVICE)
        assert [key for key in keys if again.get(key)] == [keys[0], *keys[8:]]


def signed(path, body: bytes) -> None:
    """Write a file as somebody would who knows how its fingerprint is made."""
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


class TestProcesses:
    def test_same_report_in_whatever_number(self, tree):
        assert (
            texts(check(tree, jobs=1)) == texts(check(tree, jobs=2)) == texts(check(tree, jobs=5))
        )

    def test_small_runs_start_none(self):
        assert [many.workers(n, 0) for n in (0, 1, many.PAYS - 1)] == [1, 1, 1]
        assert many.workers(1, 8) == 1
        assert many.workers(100, 8) == 8

    def test_process_that_dies_is_not_missed(self, tree, monkeypatch):
        """Whoever is killed, its files are checked after all."""
        bare = texts(check(tree))

        def dies(paths, advice):
            if any("open-7" in path for path in paths):
                os._exit(9)
            return many_chunk(paths, advice)

        many_chunk = many._chunk
        monkeypatch.setattr(dies, "__module__", many.__name__)
        monkeypatch.setattr(dies, "__qualname__", "_chunk")
        monkeypatch.setattr(many, "_chunk", dies)
        monkeypatch.setattr(many.threading, "active_count", lambda: 1)
        assert texts(check(tree, jobs=2)) == bare

    def test_stopping_waits_for_nobody(self, monkeypatch):
        def slow(paths, advice):
            time.sleep(0 if paths == ["first"] else 60)
            return [(path, "", kept(check_bytes(b"", path, Rows()))) for path in paths]

        monkeypatch.setattr(slow, "__module__", many.__name__)
        monkeypatch.setattr(slow, "__qualname__", "_chunk")
        monkeypatch.setattr(many, "_chunk", slow)
        monkeypatch.setattr(many, "CHUNK", 1)
        monkeypatch.setattr(many.threading, "active_count", lambda: 1)
        run = many._in_processes(["first", "second", "third"], (), 2)
        assert next(run)[1].path == "first"
        begin = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            run.throw(KeyboardInterrupt())
        assert time.monotonic() - begin < 30

    def test_as_a_process(self, tree):
        one, two = (in_pipe("check", tree, "--jobs", n, "--no-cache", cwd=tree) for n in (1, 3))
        assert one == two
        assert not (tree / ".aanbesteding-cache").exists()

    def test_memory_is_flat(self, tmp_path):
        """Ten times the files, and hardly more memory: models are not kept."""
        script = (
            "import resource, sys\n"
            "from aanbesteding.cli.app import main\n"
            "code = main(['check', sys.argv[1], '--no-cache', '--ignore', 'AB3', '--jobs', '1', '-o', '/dev/null', '-f', 'github'])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        )
        used = []
        import sys

        for count in (60, 600):
            folder = tmp_path / str(count)
            folder.mkdir()
            for number in range(count):
                (folder / f"{number}.yaml").write_text(
                    FRAMEWORK.replace("id: klein", f"id: k-{number}")
                )
            done = in_pipe(
                "-c", script.replace("'-o', '/dev/null', ", ""), folder, command=(sys.executable,)
            )
            used.append(int(done.out.split()[-1]))
        assert used[1] - used[0] < 12_000  # kilobytes; 540 models are several times that


class TestAsACommand:
    def test_few_files_leave_nothing_behind(self, tmp_path):
        tender(tmp_path)
        before = sorted(os.listdir(tmp_path))
        assert in_pipe("check", ".", cwd=tmp_path).code == 0
        assert sorted(os.listdir(tmp_path)) == before

    def test_many_files_leave_a_cache(self, tree):
        first = in_pipe("check", ".", "--format", "json", cwd=tree)
        assert (tree / ".aanbesteding-cache").is_dir()
        second = in_pipe("check", ".", "--format", "json", cwd=tree)
        assert first == second
        assert json.loads(first.out)["files"] > 200

    def test_named_folder(self, tmp_path):
        tender(tmp_path)
        assert in_pipe("check", ".", "--cache-dir", "../elders", cwd=tmp_path).code == 0
        assert (tmp_path.parent / "elders").is_dir()

    def test_bar_on_a_terminal_only(self, tree, monkeypatch):
        """After half a second, and gone at the end."""
        import io

        from aanbesteding.cli import progress

        class Screen(io.StringIO):
            def isatty(self):
                return True

        monkeypatch.setattr(progress, "PATIENCE", 0)
        monkeypatch.setattr(progress, "STEP", 0)
        screen, pipe, quiet = Screen(), io.StringIO(), Screen()
        for stream, off in ((screen, False), (pipe, False), (quiet, True)):
            with progress.Bar(stream, quiet=off) as bar:
                bar.show(1, 4)
                bar.show(4, 4)
        first, second, last = screen.getvalue().split("\r")[1:]
        assert first == "\x1b[K[" + "#" * 7 + "." * 23 + "] 1/4"  # what stood there is taken away
        assert second == "\x1b[K[" + "#" * 30 + "] 4/4"
        assert last == "\x1b[K"
        assert pipe.getvalue() == quiet.getvalue() == ""

    def test_on_a_terminal(self, tree):
        done = on_terminal("check", ".", "--no-cache", cwd=tree)
        assert done.code == 1
        assert "Traceback" not in done.out
