"""How scripts, sheets and fonts reach a browser: of one version, kept for good, packed."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask

from participant.assets import Assets
from participant.packing import LEAST_BYTES, MOST_BYTES, add_packing
from tests.participant.house import PhoneHouse, phone_house

PACKED = {"Accept-Encoding": "gzip, deflate"}
SCRIPT = "/static/js/main.js"
FIRST_PAGE_KB = 60


@pytest.fixture(scope="module")
def house() -> PhoneHouse:
    return phone_house()


def version_of(folder: Path) -> str:
    return Assets({"static": folder}).version


def test_a_file_of_another_version_is_not_here(house: PhoneHouse) -> None:
    assert house.phone().get(f"/v/0123456789ab{SCRIPT}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/../desk.py", "/static/js/", "/static//etc/passwd", "/static/no.js", "/kinds/no/x.js"]
)
def test_only_files_of_the_folders_are_served(house: PhoneHouse, path: str) -> None:
    assert house.phone().get(path).status_code in (308, 404)


def test_the_version_changes_with_any_file_or_name(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("1")
    before = version_of(tmp_path)
    (tmp_path / "one.js").write_text("2")
    changed = version_of(tmp_path)
    (tmp_path / "one.js").rename(tmp_path / "two.js")
    assert len({before, changed, version_of(tmp_path)}) == 3


def test_a_page_links_nothing_that_changes_under_its_address(house: PhoneHouse) -> None:
    page = house.seated_phone().get(f"/p/{house.workshop}").text
    linked = re.findall(r'(?:src|href)="(/[^"]*\.(?:js|css))"', page)
    assert len(linked) > 6
    for address in linked:
        answer = house.phone().get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", address


def test_without_a_version_a_browser_asks_again_and_is_told_that_nothing_changed(house: PhoneHouse) -> None:
    phone = house.phone()
    first = phone.get(SCRIPT)
    assert first.headers["Cache-Control"] == "no-cache"
    again = phone.get(SCRIPT, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("asked", [None, "identity", "gzip;q=0", "br"])
def test_nothing_is_packed_for_whoever_cannot_unpack_it(house: PhoneHouse, asked: str | None) -> None:
    headers = {"Accept-Encoding": asked} if asked else {}
    for path in (SCRIPT, "/"):
        assert "Content-Encoding" not in house.phone().get(path, headers=headers).headers


def test_pages_and_scripts_are_packed_and_unpack_to_the_same(house: PhoneHouse) -> None:
    for path in (SCRIPT, "/"):
        packed = house.phone().get(path, headers=PACKED)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        plain = house.phone().get(path).data
        assert len(packed.data) < len(plain)
        if path == SCRIPT:
            assert gzip.decompress(packed.data) == plain


def test_fonts_are_sent_as_they_are(house: PhoneHouse) -> None:
    font = "/static/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2"
    answer = house.phone().get(font, headers=PACKED)
    assert "Content-Encoding" not in answer.headers
    assert answer.mimetype == "font/woff2"


def test_a_refusal_and_a_redirect_are_not_packed() -> None:
    house = phone_house()
    answer = house.phone().get(f"/p/{house.workshop}", headers=PACKED)
    assert answer.status_code == 303
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("size", "is_packed"), [(LEAST_BYTES, True), (MOST_BYTES, True), (MOST_BYTES + 1, False)]
)
def test_what_would_take_long_to_pack_is_sent_as_it_is(size: int, is_packed: bool) -> None:
    app = Flask("files", static_folder=None)
    add_packing(app)
    app.add_url_rule("/report", view_func=lambda: "x" * size)
    answer = app.test_client().get("/report", headers=PACKED)
    assert ("Content-Encoding" in answer.headers) is is_packed
    assert len(answer.data) == size or is_packed


def test_an_app_without_files_has_a_version_too() -> None:
    assets = Assets({})
    app = Flask("empty", static_folder=None)
    assets.add_to(app)
    assert app.jinja_env.globals["asset"] == assets.address
