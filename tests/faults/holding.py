"""Holds a driver's log against the record: what was acknowledged must be there, once, and nothing twice."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Stored:
    """What the database file holds of one workshop; `answers` maps event number to giver."""

    receipts: dict[str, tuple[str, int]]  # command -> (actor, number of its event)
    times: Counter[str]  # command -> how many receipts
    answers: dict[int, str]


def acknowledged(log: Path) -> list[dict[str, Any]]:
    """The lines of a driver's log."""
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def stored(database: Path, workshop: str) -> Stored:
    """Read the file itself, with no code of ours between."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as record:
        events = "select seq, actor from events where workshop_id = ? and name = 'AnswerGiven'"
        answers = dict(record.execute(events, (workshop,)).fetchall())
        every = "select command, actor, seq from receipts where workshop_id = ?"
        rows = record.execute(every, (workshop,)).fetchall()
    return Stored({row[0]: row[1:] for row in rows}, Counter(row[0] for row in rows), answers)


def lost(lines: list[dict[str, Any]], kept: Stored) -> list[str]:
    """Commands that were acknowledged and are not there exactly once, with the event they were promised."""
    return [line["command"] for line in lines if not _is_kept(line, kept)]


def doubled(kept: Stored) -> list[str]:
    """Commands stored more than once, and answers that no command of their own has put there."""
    twice = [command for command, times in kept.times.items() if times > 1]
    owned = {number for _, number in kept.receipts.values()}
    return twice + [f"answer {number}" for number in kept.answers if number not in owned]


def _is_kept(line: dict[str, Any], kept: Stored) -> bool:
    actor, number = kept.receipts.get(line["command"], (None, None))
    is_promised = number == line["receipt"] and kept.answers.get(line["receipt"]) == actor
    return kept.times[line["command"]] == 1 and is_promised
