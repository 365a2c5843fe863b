"""One answer changed and all hashes repaired: the figures that no longer agree are named, for every kind."""

from datetime import UTC
from random import Random

import pytest

from exports.bundle.checks import Verdict
from exports.bundle.layout import REPORT
from exports.local_area_report import build
from sessions.store import MemoryStore
from tests.builders import Hall
from tests.exports.bundle.bundles import (
    REGISTRY,
    Files,
    answers_files,
    checked,
    closed_day,
    day_of,
    differing,
    files_of,
    with_other_answers,
)
from tests.exports.reports import LIGHT, figures, without_times
from tests.sessions.erasing.test_withdrawing import KINDS
from tests.sessions.histories import a_history

WITHOUT_ANSWERS = {"talk"}
DAYS = [
    (kind, settings) for kind, several in KINDS.items() for settings in several if kind not in WITHOUT_ANSWERS
]
TRIED, SEEDS, MANY_SEEDS = 3, 10, 1000


@pytest.mark.parametrize(("kind", "settings"), DAYS, ids=[kind for kind, _ in DAYS])
def test_a_changed_answer_of_every_kind_names_figures(kind: str, settings: dict[str, object]) -> None:
    files = files_of(closed_day(day_of(kind, settings), at_each_table=4))
    (name,) = answers_files(files)
    changed = list(with_other_answers(files, name))
    assert len(changed) >= TRIED
    for line, other in Random(kind).sample(changed, TRIED):
        found = differing(other)
        assert not [check for check in found if check.part == "hash"]
        assert [check for check in found if check.part == "figure"], line


def bundled(seed: int) -> tuple[Hall, Files]:
    hall = a_history(seed, REGISTRY, MemoryStore(), KINDS).hall
    hall.send("close_workshop")
    return hall, files_of(hall)


def check_history(seed: int) -> int:
    """A bundle of a day by chance agrees and prints what the record does; 1 if a changed answer is named."""
    hall, files = bundled(seed)
    assert {check.verdict for check in checked(files)} == {Verdict.AGREES}
    page = build(hall.service.snapshot(hall.workshop), REGISTRY, LIGHT, zone=UTC)
    ours, theirs = (figures(without_times(one)) for one in (files[REPORT].decode(), page))
    assert [(one.words, one.tables) for one in ours] == [(one.words, one.tables) for one in theirs]
    changed = [pair for name in answers_files(files) for pair in with_other_answers(files, name)]
    if not changed:
        return 0
    _, other = Random(seed).choice(changed)
    return bool(differing(other))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_day_by_chance_agrees_and_prints_what_the_record_does(seed: int) -> None:
    check_history(seed)


@pytest.mark.soak
def test_a_thousand_days_by_chance_agree_and_changed_answers_are_named() -> None:
    named = sum(check_history(seed) for seed in range(MANY_SEEDS))
    assert named > MANY_SEEDS / 2
