"""The house stands as drawn: what lies at the top level, and who may import whom."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"bot": {"handlers", "storage"}, "handlers": {"storage"}, "storage": set[str]()}
TOP = {
    *(
        "pyproject.toml",
        "constraints.txt",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Makefile",
        "LICENSE",
    ),
    *(".env.example", ".gitignore", ".ci", ".github", "bot", "handlers", "storage", "tests", "docs"),
}


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("this copy of Chaski is no git checkout")
    return [Path(line) for line in listing.stdout.splitlines() if (ROOT / line).exists()]


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: imports are absolute"
            found.add(node.module.split(".")[0])
    return found


def test_the_top_level_holds_what_was_agreed_and_nothing_else() -> None:
    top = {path.parts[0] for path in tracked()}

    assert top == TOP


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_the_floors_below_it(floor: str) -> None:
    above = set(FLOORS) - FLOORS[floor] - {floor}

    wrong = {
        str(file.relative_to(ROOT)): sorted(imports_of(file) & above)
        for file in (ROOT / floor).rglob("*.py")
        if imports_of(file) & above
    }

    assert wrong == {}


def test_the_playground_knows_telegram_and_not_chaski() -> None:
    files = list((ROOT / "bot" / "playground").rglob("*.py"))

    wrong = [file.name for file in files if imports_of(file) & {"handlers", "storage"}]

    assert files
    assert wrong == []


@pytest.mark.parametrize("floor", FLOORS)
def test_every_public_thing_says_what_one_gets(floor: str) -> None:
    silent = []
    for file in (ROOT / floor).rglob("*.py"):
        if not file.read_text(encoding="utf-8").strip() or "versions" in file.parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        nodes: list[ast.AST] = [tree, *tree.body]
        nodes += [
            n for c in tree.body if isinstance(c, ast.ClassDef) and not c.name.startswith("_") for n in c.body
        ]
        for node in nodes:
            if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            name = getattr(node, "name", "module")
            if name.startswith("_") and name != "__init__":
                continue
            if ast.get_docstring(node) is None and name not in ("model_config", "__init__"):
                silent.append(f"{file.relative_to(ROOT)}: {name}")

    assert silent == []


def test_no_download_address_and_no_path_of_a_machine_is_kept() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert all("==" in line and "/" not in line and "@" not in line for line in pins if line.strip())


def test_no_module_binds_a_name_twice() -> None:
    """The second would silently take the place of the first."""
    twice = []
    for file in tracked():
        if file.suffix != ".py":
            continue
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        named = [
            t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)
        ]
        named += [
            n.target.id for n in tree.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
        ]
        named += [
            n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        twice += [f"{file}: {name}" for name in set(named) if named.count(name) > 1]

    assert not twice
