import pytest

from participant.throttle import GuessThrottle
from tests.participant.house import phone_house
from tests.participant.page import Page


def test_an_unknown_code_is_told_and_what_was_typed_is_kept() -> None:
    answer = phone_house().phone().post("/join", data={"code": "zzz zz9"})
    assert answer.status_code == 404
    assert "There is no workshop with this code." in answer.text
    assert Page(answer.text).fields["code"] == "zzz zz9"


def test_a_code_with_a_letter_that_codes_never_have_says_so() -> None:
    answer = phone_house().phone().post("/join", data={"code": "AB0DEF"})
    assert answer.status_code == 404
    assert "Codes never hold 0, O, 1 or I" in answer.text


def test_no_code_asks_for_one_and_counts_as_no_guess() -> None:
    throttle = GuessThrottle(limit=1)
    answer = phone_house(throttle=throttle).phone().post("/join", data={"code": "  -"})
    assert answer.status_code == 404
    assert not throttle.is_closed


def test_markup_typed_as_a_code_comes_back_as_text() -> None:
    answer = phone_house().phone().post("/join", data={"code": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text
    assert Page(answer.text).is_sound


def test_guessing_is_slowed_for_all_and_a_sign_still_lets_in() -> None:
    now = [0.0]
    house = phone_house(throttle=GuessThrottle(limit=3, window_seconds=60, clock=lambda: now[0]))
    for _ in range(3):
        assert house.phone().post("/join", data={"code": "ZZZZZZ"}).status_code == 404
    assert house.phone().post("/join", data={"code": house.code}).status_code == 429
    assert house.phone().get(f"/j/{house.secret}/1").status_code == 200
    now[0] = 61.0
    assert house.phone().post("/join", data={"code": house.code}).status_code == 303


def test_an_unknown_table_offers_those_there_are() -> None:
    house = phone_house()
    answer = house.phone().get(f"/j/{house.code}/9")
    assert answer.status_code == 404
    assert f"/j/{house.code}/2" in answer.text


def test_a_full_table_names_and_offers_the_tables_with_room() -> None:
    house = phone_house()
    house.seated_phone(1), house.seated_phone(1)
    late = house.phone().post(f"/j/{house.code}/1")
    assert late.status_code == 409
    assert "Table 1 is full. Table 2 has room." in late.text
    assert f'href="/j/{house.code}/2"' in late.text
    assert f'href="/j/{house.code}/1"' not in late.text
    assert len(house.members(1)) == 2


def test_when_every_table_is_full_a_latecomer_sits_at_the_smallest() -> None:
    house = phone_house()
    for table in (1, 1, 2, 2):
        house.seated_phone(table)
    assert "Every table is full" in house.phone().get(f"/j/{house.code}/2").text
    house.seated_phone(2)
    assert (len(house.members(1)), len(house.members(2))) == (3, 2)


def test_simulated_phones_are_refused_in_a_real_workshop() -> None:
    house = phone_house()
    answer = house.phone().post(f"/j/{house.code}/1", data={"is_simulated": "1"})
    assert answer.status_code == 409
    assert house.members(1) == []


def test_simulated_phones_may_join_a_rehearsal() -> None:
    house = phone_house(is_rehearsal=True)
    assert house.phone().post(f"/j/{house.code}/1", data={"is_simulated": "1"}).status_code == 303
    assert len(house.members(1)) == 1


def test_a_closed_workshop_lets_nobody_in() -> None:
    house = phone_house()
    house.facilitate("close_workshop")
    answer = house.phone().get(f"/j/{house.code}")
    assert answer.status_code == 410
    assert Page(answer.text).headings == ["This workshop has closed"]


def test_a_form_without_its_token_takes_no_seat() -> None:
    house = phone_house(protected=True)
    assert house.phone().post(f"/j/{house.code}/1").status_code == 400
    assert house.members(1) == []


def test_joining_takes_one_form_from_sign_to_seat() -> None:
    house = phone_house(protected=True)
    phone = house.phone()
    page = Page(phone.get(f"/j/{house.secret}/2").text)
    assert page.headings == ["You're at Table 2"]
    fields = {name: page.fields[name] for name in ("csrf_token", "offer")}
    answer = phone.post(f"/j/{house.secret}/2", data=fields)
    assert answer.headers["Location"] == f"/p/{house.workshop}"
    assert len(house.members(2)) == 1


def test_pressing_join_twice_takes_one_seat() -> None:
    house = phone_house()
    offer = Page(house.phone().get(f"/j/{house.code}/1").text).fields["offer"]
    for _ in range(2):
        assert house.phone().post(f"/j/{house.code}/1", data={"offer": offer}).status_code == 303
    assert len(house.members(1)) == 1


@pytest.mark.parametrize("path", ["/j/{code}", "/j/{code}/2", "/j/{secret}/1"])
def test_a_phone_that_has_a_seat_goes_straight_back_to_it(path: str) -> None:
    house = phone_house()
    phone = house.seated_phone(1)
    answer = phone.get(path.format(code=house.code, secret=house.secret))
    assert answer.headers["Location"] == f"/p/{house.workshop}"


def test_a_code_may_be_typed_in_any_way() -> None:
    house = phone_house()
    typed = f" {house.code[:3].lower()}-{house.code[3:]} "
    answer = house.phone().post("/join", data={"code": typed})
    assert answer.headers["Location"] == f"/j/{house.secret}"


def test_the_newcomer_is_told_which_place_they_would_take() -> None:
    house = phone_house()
    house.seated_phone(1)
    text = house.phone().get(f"/j/{house.code}/1").text
    assert "1 of 2 people have joined." in text
    assert "be the second." in text


@pytest.mark.parametrize("path", ["/", "/j/{code}", "/j/{code}/1", "/j/ZZZZZZ"])
def test_every_page_before_the_seat_is_sound(path: str) -> None:
    house = phone_house(is_rehearsal=True)
    answer = house.phone().get(path.format(code=house.code))
    page = Page(answer.text)
    assert page.is_sound, (page.forbidden, page.outside, page.ids)
    assert len(page.headings) == 1
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_rehearsal_says_so_before_anyone_joins() -> None:
    house = phone_house(is_rehearsal=True)
    assert "Rehearsal" in house.phone().get(f"/j/{house.code}/1").text
