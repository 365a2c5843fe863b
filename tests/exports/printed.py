"""Reads a tagged PDF for tests: what its structure holds, element by element, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf


@dataclass(frozen=True)
class Element:
    """One element: its type ("H1", "TH", "Figure"), its alternative, and its table scope if it has one."""

    kind: str
    alternative: str
    scope: str


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The document."""
    return pikepdf.open(BytesIO(pdf))


def elements(document: pikepdf.Pdf) -> list[Element]:
    """All elements of the structure, in reading order."""
    return list(_under(document.Root.StructTreeRoot.K))


def outline_titles(document: pikepdf.Pdf) -> list[str]:
    """The entries of the outline, as a reader's side bar lists them."""
    with document.open_outline() as outline:
        return list(_titles(outline.root))


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def _under(node: pikepdf.Object) -> Iterator[Element]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _under(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node and "/P" in node:
            yield Element(str(node.S)[1:], str(node.get("/Alt", "")), _scope(node))
        if "/K" in node:
            yield from _under(node.K)


def _scope(node: pikepdf.Dictionary) -> str:
    """Row or Column, where a header cell says what it heads."""
    given = node.get("/A")
    several = list(given) if isinstance(given, pikepdf.Array) else [given]
    found = (one.Scope for one in several if isinstance(one, pikepdf.Dictionary) and "/Scope" in one)
    return next((str(scope)[1:] for scope in found), "")
