"""The log of a workshop on the terminal, and the check of its seals."""

from datetime import datetime
from typing import Any

from facilitator.commands.asking import run_errand
from sessions.sealing import in_groups


def log_lines(workshop: str) -> list[str]:
    """One line an entry, oldest first: number, time, who, what, how its seal begins; then the last seal."""
    told = run_errand("log", workshop=workshop)
    return [*(_line(entry) for entry in told["entries"]), f"Last seal: {in_groups(told['head'])}"]


def seals_checked(workshop: str, seal: str) -> str:
    """What was found; CommandError names the first entry that does not hold."""
    found: str = run_errand("seals", workshop=workshop, seal=seal)["found"]
    return found


def _line(entry: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(entry["at"]).astimezone()
    told = f"{entry['number']:>4}  {at:%Y-%m-%d %H:%M}  {entry['who']}: {entry['words']}"
    return f"{told}  [{entry['seal'][:8]}]"
