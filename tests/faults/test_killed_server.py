"""kill -9 in the middle of voting: nothing acknowledged is lost or doubled, and the phones carry on."""

import asyncio
import sys
from pathlib import Path
from statistics import median

import pytest

from sessions.ids import ExerciseId
from tests.faults.holding import acknowledged, doubled, lost, stored
from tests.faults.voting import EXERCISE, PHONES, Voting, vote_through_kills
from tests.recorded import state_in
from tests.running import RunningServer

SERVING_AGAIN_SECONDS = 5  # the median, on a machine that does nothing else: so in the long suite only
EARLY = ("tests.faults.serve_early_ack",)


def counted(database: Path, workshop: str) -> list[tuple[int, str]]:
    """Everyone's answer as a replay of the record counts it: (receipt, choice), in order of receipts."""
    room = state_in(database, workshop)
    exercise = room.exercises[ExerciseId(EXERCISE)]
    own = [exercise.kind.own(exercise.state, person)["round-1"] for person in room.participants]
    return sorted((answer["receipt"], answer["body"]["choice"]) for answer in own)


def vote(tmp_path: Path, kills: int, program: tuple[str, ...] | None = None) -> Voting:
    """Let a room vote through so many kills, then stop the server in order."""
    server = RunningServer(tmp_path, program) if program else RunningServer(tmp_path)
    with server:
        return asyncio.run(vote_through_kills(server, kills, seed=7, log=tmp_path / "log.jsonl"))


def hold_to_account(tmp_path: Path, kills: int) -> Voting:
    """The test itself, for a number of kills."""
    voting = vote(tmp_path, kills)
    lines = acknowledged(tmp_path / "log.jsonl")
    kept = stored(tmp_path / "moothall.db", voting.workshop)
    sent = {command for command in kept.receipts if not command.startswith("join-")}
    assert len(lines) > kills * PHONES
    assert lost(lines, kept) == []
    assert doubled(kept) == []
    assert {command for command in sent if kept.answers.get(kept.receipts[command][1])} <= voting.ledger.sent
    assert counted(tmp_path / "moothall.db", voting.workshop) == sorted(voting.last.values())
    return voting


def test_no_acknowledged_vote_is_lost_or_doubled_when_the_server_is_killed(tmp_path: Path) -> None:
    voting = hold_to_account(tmp_path, kills=3)
    assert voting.ledger.acknowledged > 0


@pytest.mark.soak
def test_twenty_kills_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voting = hold_to_account(tmp_path, kills=20)
    seconds = sorted(voting.restart_seconds)
    with capsys.disabled():
        votes = f"{voting.ledger.acknowledged} votes acknowledged through 20 kills"
        sys.stdout.write(
            f"\n{votes}; serving again after {median(seconds):.1f} s, at worst {seconds[-1]:.1f} s\n"
        )
    assert median(seconds) < SERVING_AGAIN_SECONDS


def test_a_server_that_acknowledges_before_the_commit_is_found_out(tmp_path: Path) -> None:
    voting = vote(tmp_path, 1, EARLY)
    kept = stored(tmp_path / "moothall.db", voting.workshop)
    assert lost(acknowledged(tmp_path / "log.jsonl"), kept) != []
