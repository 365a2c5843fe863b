"""The network's code: kept in memory for a while, on the signs, and nowhere else."""

from pathlib import Path

import pytest

from facilitator.print_pack.wifi import SECONDS_KEPT, KeptWifi, Wifi, read_wifi
from sessions.errors import Rejection
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser

HERE = WorkshopId("w" * 16)
PLANTED = "a planted passphrase"


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("", "12345678", "wifi_name"),
        ("n" * 33, "12345678", "wifi_name"),
        ("é" * 17, "12345678", "wifi_name"),
        ("a\x00b", "12345678", "wifi_name"),
        ("Hall", "1234567", "wifi_password"),
        ("Hall", "p" * 64, "wifi_password"),
        ("Hall", "1234567\n8", "wifi_password"),
    ],
)
def test_what_no_network_can_have_is_refused(name: str, password: str, code: str) -> None:
    refused = read_wifi(name, password)
    assert isinstance(refused, Rejection) and refused.code == code


def test_a_name_and_a_password_with_signs_of_their_own_are_escaped() -> None:
    assert Wifi('Hall; "B"', "a:b;c\\e").text == 'WIFI:T:WPA;S:Hall\\; \\"B\\";P:a\\:b\\;c\\\\e;;'
    assert "T:" not in Wifi("Open").text


def test_it_is_forgotten_after_twelve_hours() -> None:
    now = [0.0]
    kept = KeptWifi(lambda: now[0])
    kept.keep(HERE, Wifi("Hall"))
    now[0] = SECONDS_KEPT - 1
    assert kept.of(HERE)
    now[0] = SECONDS_KEPT
    assert kept.of(HERE) is None


def test_a_refused_network_is_named_and_nothing_is_kept(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    path = f"/workshops/{workshop}/print/wifi"
    refused = desk.post(path, {"name": "Hall", "password": "short"}, form_on="/workshops")
    assert refused.status_code == 422
    assert "The password has 8 to 63 letters." in refused.text
    assert desk.house.wifi.of(workshop) is None


def test_the_signs_carry_it_until_it_is_forgotten(desk: DeskBrowser, tmp_path: Path) -> None:
    workshop = desk.new_workshop()
    path = f"/workshops/{workshop}/print/wifi"
    given = {"name": "Town hall", "password": PLANTED}
    assert desk.post(path, given, form_on="/workshops").status_code == 303
    for page in ("signs", "print/signs", "print/all"):
        assert desk.get(f"/workshops/{workshop}/{page}").text.count(PLANTED) == 6
    assert PLANTED not in desk.get(f"/workshops/{workshop}/print").text
    held = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(PLANTED.encode() in content for content in held)
    desk.post(path, {"do": "forget"}, form_on="/workshops")
    assert PLANTED not in desk.get(f"/workshops/{workshop}/signs").text
