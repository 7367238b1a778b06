"""Builds the package, installs it in an environment of its own, and uses it outside the checkout.

    python tests/built_package.py

What works in a checkout can be missing from a wheel: templates, the licence, py.typed, the command.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEEDED = (
    "aanbesteding/py.typed",
    *(f"aanbesteding/reporting/webpage/{name}" for name in ("exact.js", "outcome.js", "weighing.js", "page.js", "page.css")),
    *(f"aanbesteding/templates/{lang}/{kind}.yaml" for lang in ("nl", "en") for kind in ("framework", "bid", "scores")),
)  # fmt: skip


def uv_command() -> list[str]:
    """Return how uv is called: as it called us, as a module, or by its name."""
    for command in (
        [os.environ.get("UV", "")],
        [sys.executable, "-m", "uv"],
        ["python3", "-m", "uv"],
        ["uv"],
    ):
        if shutil.which(command[0]):
            done = subprocess.run([*command, "--version"], capture_output=True, check=False)
            if done.returncode == 0:
                return command
    sys.exit("uv is not here: python3 -m pip install uv")


def call(*words: str | Path, cwd: Path) -> str:
    """Run something that must succeed, and return what it printed."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTHON", "VIRTUAL_ENV", "UV_PROJECT", "COV"))
    }
    done = subprocess.run(words, cwd=cwd, env=kept, capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def check_wheel(wheel: Path, project: dict[str, str]) -> None:
    """Look into the wheel: data, licence, the command, the metadata."""
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        info = next(name.split("/")[0] for name in names if ".dist-info/" in name)
        metadata = opened.read(f"{info}/METADATA").decode()
        entries = opened.read(f"{info}/entry_points.txt").decode()
        licence = opened.read(f"{info}/licenses/LICENSE").decode()
    missing = [name for name in NEEDED if name not in names]
    assert not missing, missing
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert modules == {name for name in names if name.endswith(".py")}, "other modules than in src"
    assert not [name for name in names if name.split("/")[0] not in ("aanbesteding", info)]
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "aanbesteding = aanbesteding.cli.app:main" in entries
    assert f"\nVersion: {project['version']}\n" in metadata
    assert "\nLicense-Expression: EUPL-1.2\n" in metadata


def use(command: Path, folder: Path, version: str) -> None:
    """Do what a user does, in a folder far from the checkout."""
    shutil.copytree(ROOT / "bids/leiden", folder / "bids")
    shutil.copy(ROOT / "criteria/leiden-sterke-sociale-basis.yaml", folder / "kader.yaml")
    assert call(command, "--version", cwd=folder) == f"aanbesteding {version}\n"
    assert "Vliegerloods Jongerenwerk, 66,65 punten" in call(
        command, "score", "kader.yaml", "bids", cwd=folder
    )
    assert "0,3875 × 30 = 11,625" in call(
        command, "explain", "kiezelkade", "kader.yaml", "bids", cwd=folder
    )
    call(command, "report", "kader.yaml", "bids", "--html", "rapport.html", cwd=folder)
    assert "sha256-" in (folder / "rapport.html").read_text(encoding="utf-8")
    for lang in ("nl", "en"):
        (folder / lang / "bids").mkdir(parents=True)
        for kind, place in (("framework", "."), ("bid", "bids"), ("scores", "bids")):
            call(
                command,
                "new",
                kind,
                "--lang",
                lang,
                "-o",
                f"{lang}/{place}/{kind}.yaml",
                cwd=folder,
            )
        assert "59" in call(command, "score", f"{lang}/framework.yaml", f"{lang}/bids", cwd=folder)
    for shipped in sorted((ROOT / "docs/schemas").glob("*.schema.json")):
        kind = shipped.name.removesuffix(".schema.json")
        assert json.loads(call(command, "schema", kind, cwd=folder)) == json.loads(
            shipped.read_text(encoding="utf-8")
        )


def main() -> None:
    """Build, look, install, use."""
    uv = uv_command()
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, constraints = described["project"], described["tool"]["uv"]["constraint-dependencies"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        call(*uv, "build", "--out-dir", folder / "dist", ROOT, cwd=folder)
        (wheel,) = (folder / "dist").glob("*.whl")
        assert list((folder / "dist").glob("*.tar.gz")), "no source distribution"
        check_wheel(wheel, project)
        (folder / "constraints.txt").write_text("\n".join(constraints) + "\n")
        call(*uv, "venv", "--python", sys.executable, folder / "venv", cwd=folder)
        scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        call(*uv, "pip", "install", "--python", scripts / "python", "-c", folder / "constraints.txt", wheel, cwd=folder)  # fmt: skip
        where = call(
            scripts / "python",
            "-c",
            "import aanbesteding; print(aanbesteding.__file__)",
            cwd=folder,
        )
        assert Path(where).is_relative_to(folder), where
        (folder / "gebruik").mkdir()
        use(scripts / "aanbesteding", folder / "gebruik", project["version"])
    print("the built package works")


if __name__ == "__main__":
    main()
