"""Reads the tables of docs/protocol.md, and says a command's fields in the words that stand there."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

DOCUMENT = Path(__file__).parent.parent / "docs" / "protocol.md"
CELL = re.compile(r"(?<!\\)\|")
Row = Mapping[str, str]
Schema = Mapping[str, Any]


def tables(text: str) -> Iterator[tuple[str, list[Row]]]:
    """Every table with the heading it stands under; a row by the names of its columns."""
    heading, lines = "", [*text.splitlines(), ""]
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            found.append([cell.strip() for cell in CELL.split(line.strip())[1:-1]])
        elif found:
            columns, _, *rows = found
            yield heading, [dict(zip(columns, row, strict=True)) for row in rows]
            found = []
        if line.startswith("#"):
            heading = line.lstrip("# ").strip("`")


def rows_by(column: str) -> list[Row]:
    """All rows of the document's tables that begin with a column."""
    known = (rows for _, rows in tables(DOCUMENT.read_text(encoding="utf-8")))
    return [row for rows in known for row in rows if rows and next(iter(row)) == column]


def rows_under(heading: str) -> list[Row]:
    """All rows of the tables under a heading."""
    known = tables(DOCUMENT.read_text(encoding="utf-8"))
    return [row for title, rows in known if title == heading for row in rows]


def name_in(cell: str) -> str:
    """What a cell names."""
    return cell.strip("`")


def fields_in_words(model: type[BaseModel]) -> str:
    """A model's fields as the document puts them: name, "?" where it may be left out, type and limits."""
    schema = model.model_json_schema()
    needed = schema.get("required", ())
    known = schema.get("properties", {}).items()
    return "; ".join(_field(name, held, name in needed) for name, held in known) or "none"


def _field(name: str, held: Schema, is_needed: bool) -> str:
    default = held.get("default")
    left_out = f" (left out: `{default!r}`)" if default not in (None, []) else ""
    left_out = left_out.replace("True", "true").replace("False", "false").replace("'", '"')
    return f"`{name}{'' if is_needed else '?'}` {_type(held)}{left_out}"


def _type(held: Schema) -> str:
    if "anyOf" in held:
        return " or ".join(_type(part) for part in held["anyOf"])
    if "enum" in held:
        return "one of " + ", ".join(f"`{word}`" for word in held["enum"])
    return TYPES[held["type"]](held)


def _text(held: Schema) -> str:
    if "pattern" in held:
        return f"text `{held['pattern']}`"
    least, most = held.get("minLength"), held.get("maxLength")
    if most is None:
        return "text"
    return f"text of {least} to {most}" if least else f"text to {most}"


def _number(held: Schema) -> str:
    most = held.get("maximum", held.get("exclusiveMaximum", 0) - 1)
    least = f" from {held['minimum']}" if "minimum" in held else ""
    return f"number{least}{f' to {most}' if most >= 0 else ''}"


def _list(held: Schema) -> str:
    most = held.get("maxItems", held.get("maxLength"))
    return f"list of {_type(held['items'])}{f', {most} at most' if most else ''}"


def _map(held: Schema) -> str:
    parts = held.get("additionalProperties")
    if not isinstance(parts, dict):
        return "object"
    return f"object of {_type(parts)}, {held['maxProperties']} at most"


TYPES: Mapping[str, Callable[[Schema], str]] = {
    "string": _text,
    "integer": _number,
    "boolean": lambda held: "true or false",
    "array": _list,
    "object": _map,
    "null": lambda held: "null",
}
