"""No kind's name stands in product code outside its folder: the house knows them by the registry only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.exercises.registry import discover

ROOT = Path(__file__).parent.parent
PACKAGES = ("facilitator", "participant", "casestudies", "sessions", "exports")
KINDS = discover().kinds


def files(*endings: str) -> Iterator[Path]:
    """Product files outside the folder of any kind."""
    homes = [kind.folder.resolve() for kind in KINDS.values()]
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            is_vendored = "vendor" in path.parts
            at_home = any(home in path.resolve().parents for home in homes)
            if path.suffix in endings and path.is_file() and not is_vendored and not at_home:
                yield path


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


def names_a_kind(word: str, kind: str) -> bool:
    """Whether a word is a kind's name, alone or as a step of a dotted or slashed path."""
    return kind in re.split(r"[./:\\]", word)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_python_names_no_kind(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {word!r}"
        for path in files(".py")
        for line, word in words_of(ast.parse(path.read_text(encoding="utf-8")))
        if names_a_kind(word, kind)
    ]
    assert found == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_templates_and_scripts_name_no_kind(kind: str) -> None:
    quoted = re.compile(rf"""["'/]{kind}["'/.]|\b{kind}_|kind\s*==\s*["']{kind}""")
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in files(".html", ".js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if quoted.search(line)
    ]
    assert found == []


def test_the_search_itself_finds_a_name() -> None:
    tree = ast.parse("from sessions.exercises.ranking import kind\nif kind.name == 'poll': pass\ntalk = 1")
    words = [word for _, word in words_of(tree)]
    assert all(any(names_a_kind(word, kind) for word in words) for kind in ("ranking", "poll", "talk"))
