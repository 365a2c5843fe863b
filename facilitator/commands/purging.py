"""Erasing raw records whose time is over, or one that is named, and what to print of it."""

from typing import Any

from facilitator.commands.asking import run_errand


def purge_lines(workshop: str | None) -> list[str]:
    """The certificates, several lines each. CommandError where it fails."""
    body = {"workshop": workshop} if workshop else {}
    found: list[dict[str, Any]] = run_errand("purge", **body)["certificates"]
    return [line for certificate in found for line in _lines(certificate)]


def _lines(told: dict[str, Any]) -> list[str]:
    return [
        f"Purged {told['workshop']}  {told['title']}, {told['area']}",
        f"  erased: {told['erased']}; withdrawn before: {told['erased_before']}; still there: {told['left']}",
        f"  people: {told['people']}; events left, without words: {told['events']}",
        f"  last seal of the log: {told['seal']}",
        f"  hash of what is left: {told['record']}",
    ]
