"""Every screen in every state of a whole day fits, can be read where it is seen, and keeps nobody out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState

from tests.journeys.day import signed_in
from tests.running import RunningServer
from tests.screens.audit import Audit
from tests.screens.gallery import Screen, every_proposal, every_result, every_state

Walk = Callable[[Browser, RunningServer, StorageState], Iterator[Screen]]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(tmp_path / "served") as running:
        yield running


def audited(walk: Walk, browser: Browser, server: RunningServer) -> Audit:
    audit = Audit()
    for screen in walk(browser, server, signed_in(browser, server)):
        audit.look(screen)
    return audit


@pytest.mark.timeout(900)
def test_every_state_of_a_quiet_day_fits_can_be_read_and_keeps_nobody_out(
    browser: Browser, server: RunningServer
) -> None:
    audit = audited(every_state, browser, server)
    assert not audit.faults, "\n".join(audit.faults)
    assert audit.screens > 200
    assert audit.scans > 50


@pytest.mark.soak
def test_every_result_of_a_full_day_fits_can_be_read_and_keeps_nobody_out(
    browser: Browser, server: RunningServer
) -> None:
    audit = audited(every_result, browser, server)
    assert not audit.faults, "\n".join(audit.faults)
    assert audit.screens > 100


@pytest.mark.soak
def test_every_part_of_a_proposal_by_hand_fits_can_be_read_and_keeps_nobody_out(
    browser: Browser, server: RunningServer
) -> None:
    audit = audited(every_proposal, browser, server)
    assert not audit.faults, "\n".join(audit.faults)
    assert audit.screens > 80
