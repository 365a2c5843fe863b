"""The host's logo on pages: sent as a file, shown where people come in, and no page of another host's."""

from io import BytesIO

import pytest

from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser
from tests.sessions.test_host_logo import SVG, png


def put(desk: DeskBrowser, workshop: WorkshopId, image: bytes) -> str:
    """Send a file by the form; gives the page that follows."""
    sent = desk.post(
        f"/workshops/{workshop}/logo", {"logo": (BytesIO(image), "logo.png")}, form_on="/workshops"
    )
    assert sent.status_code == 303
    return desk.get(f"/workshops/{workshop}/roles").text


@pytest.mark.parametrize(
    ("image", "sentence"),
    [(SVG, "This is no PNG or JPEG picture"), (png() + bytes(201 * 1024), "Keep the logo to 200 kB")],
)
def test_what_can_not_be_shown_is_refused_in_words(
    desk: DeskBrowser, workshop: WorkshopId, image: bytes, sentence: str
) -> None:
    page = put(desk, workshop, image)
    assert sentence in page
    assert "/logo/" not in page.replace(f"{workshop}/logo", "")


def test_a_logo_stands_where_people_come_in_and_is_fetched_as_a_picture(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    secret, key = desk.house.service.read(workshop, lambda room: (room.join_secret, room.screen_key))
    doors = (f"/j/{secret}", f"/j/{secret}/1", f"/screen/{key}")
    assert [path for path in doors if f"/logo/{workshop}/" in desk.get(path).text] == []
    put(desk, workshop, png())
    digest = desk.house.service.read(workshop, lambda room: room.logo.digest if room.logo else "")
    assert [path for path in doors if f'src="/logo/{workshop}/{digest}"' not in desk.get(path).text] == []
    fetched = desk.get(f"/logo/{workshop}/{digest}")
    assert (fetched.data, fetched.content_type) == (png(), "image/png")
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in fetched.headers["Content-Security-Policy"]


def test_another_name_another_workshop_and_no_logo_are_not_found(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    put(desk, workshop, png())
    digest = desk.house.service.read(workshop, lambda room: room.logo.digest if room.logo else "")
    for path in (f"/logo/{workshop}/0123456789abcdef", f"/logo/unknown/{digest}"):
        assert desk.get(path).status_code == 404
    assert "Show none" in desk.get(f"/workshops/{workshop}/roles").text
    desk.post(f"/workshops/{workshop}/logo", form_on="/workshops")
    assert desk.get(f"/logo/{workshop}/{digest}").status_code == 404
