"""No kind's name stands in product code outside its folder: the house knows them by the registry only."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from sessions.exercises.registry import discover

ROOT = Path(__file__).parent.parent
PACKAGES = ("facilitator", "participant", "casestudies", "sessions", "exports")
KINDS = discover().kinds


@cache
def texts(*endings: str) -> Mapping[Path, str]:
    """Product files outside the folder of any kind; read once, for each kind is looked for in all of them."""
    homes = {kind.folder.resolve() for kind in KINDS.values()}
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*"))]
    return {
        path: path.read_text(encoding="utf-8")
        for path in found
        if path.suffix in endings and path.is_file() and "vendor" not in path.parts
        if homes.isdisjoint(path.resolve().parents)
    }


def words_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every identifier, import and string of a module, but for docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.arg(arg=word) | ast.alias(name=word):
                yield line, word
            case ast.FunctionDef(name=word) | ast.AsyncFunctionDef(name=word) | ast.ClassDef(name=word):
                yield line, word
            case ast.ImportFrom(module=str(word)) | ast.keyword(arg=str(word)):
                yield line, word
            case ast.Constant(value=str(word)) if id(node) not in docstrings:
                yield line, word


def steps_of(word: str) -> list[str]:
    """A word, or the steps of a dotted or slashed path: each may be a kind's name."""
    return re.split(r"[./:\\]", word)


@cache
def python_places() -> Mapping[str, list[str]]:
    """Where each step of a word stands in Python."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, text in texts(".py").items():
        for line, word in words_of(ast.parse(text)):
            for step in set(steps_of(word)):
                found[step].append(f"{path.relative_to(ROOT)}:{line} {word!r}")
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_python_names_no_kind(kind: str) -> None:
    assert python_places().get(kind, []) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_templates_and_scripts_name_no_kind(kind: str) -> None:
    quoted = re.compile(rf"""["'/]{kind}["'/.]|\b{kind}_|kind\s*==\s*["']{kind}""")
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path, text in texts(".html", ".js").items()
        for number, line in enumerate(text.splitlines(), 1)
        if quoted.search(line)
    ]
    assert found == []


def test_the_search_itself_finds_a_name() -> None:
    tree = ast.parse("from sessions.exercises.ranking import kind\nif kind.name == 'poll': pass\ntalk = 1")
    assert {step for _, word in words_of(tree) for step in steps_of(word)} >= {"ranking", "poll", "talk"}
