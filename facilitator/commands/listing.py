"""The list of workshops, for whoever looks for an id or a code."""

from datetime import datetime
from typing import Any

from facilitator.commands.asking import run_errand


def workshop_lines() -> list[str]:
    """One line a workshop, newest first: id, code, day, title and area."""
    return [_line(row) for row in run_errand("list")["workshops"]]


def _line(row: dict[str, Any]) -> str:
    day = datetime.fromtimestamp(row["created_at"]).astimezone()
    mark = "  (rehearsal)" if row["is_rehearsal"] else ""
    return f"{row['id']}  {row['join_code']}  {day:%Y-%m-%d}  {row['title']}, {row['area']}{mark}"
