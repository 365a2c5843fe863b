"""Simulated phones are sent in and home from a rehearsal's console, and join nothing else."""

import time
from pathlib import Path

import pytest

from facilitator.config import Config
from facilitator.simulated_phones import SimulatedPhones
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser
from tests.recorded import state_in
from tests.running import RunningServer

LONGEST_WAIT_SECONDS = 90


def console_of_a_rehearsal(desk: DeskBrowser, workshop: WorkshopId) -> str:
    made = desk.post(f"/workshops/{workshop}/rehearsal", form_on="/workshops")
    return str(made.headers["Location"])


def test_a_real_workshop_offers_no_simulated_phones_and_refuses_them(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    assert "imulated phones" not in desk.get(f"/workshops/{workshop}").text
    desk.post(f"/workshops/{workshop}/simulated-phones", {"phones": "3"}, form_on="/workshops")
    assert "Simulated phones join rehearsals only." in desk.get(f"/workshops/{workshop}").text
    assert not desk.house.simulated.sent(workshop)


@pytest.mark.parametrize("phones", ["", "0", "201", "-1", "some", "9999999999999"])
def test_a_number_of_phones_that_cannot_come_is_refused(
    desk: DeskBrowser, workshop: WorkshopId, phones: str
) -> None:
    console = console_of_a_rehearsal(desk, workshop)
    desk.post(f"{console}/simulated-phones", {"phones": phones}, form_on="/workshops")
    assert "Send in 1 to 200 simulated phones." in desk.get(console).text


def test_a_rehearsal_offers_as_many_phones_as_there_are_seats(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    assert (
        'name="phones" inputmode="numeric" value="30"'
        in desk.get(console_of_a_rehearsal(desk, workshop)).text
    )


def test_phones_join_the_rehearsal_itself_and_go_home_when_told(tmp_path: Path) -> None:
    with RunningServer(tmp_path) as server:
        made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
        copy = WorkshopId(server.ask("rehearsal", workshop=made["id"])["id"])
        refused = server.command("rehearse", made["id"], "--join")
        assert refused.returncode and "Simulated phones join rehearsals only." in refused.stderr
        phones = SimulatedPhones(Config(data=tmp_path))
        phones.send_in(copy, 4)
        assert phones.sent(copy) == 4
        until = time.monotonic() + LONGEST_WAIT_SECONDS
        while len(state_in(tmp_path / "moothall.db", copy).participants) < 4:
            assert phones.sent(copy) and time.monotonic() < until
            time.sleep(0.2)
        phones.send_home(copy)
        assert phones.sent(copy) == 0
        assert len(state_in(tmp_path / "moothall.db", copy).participants) == 4
