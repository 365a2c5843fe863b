"""One phone's answers: too late, in three taps, and never disturbed by what others do."""

from playwright.sync_api import expect

from tests.journeys.day import Day
from tests.journeys.pages import COUNTED, LATE
from tests.journeys.test_a_room_runs import propose, to_criteria, to_poll

MISSING = "Choose how comfortable you are, or choose 'I can't say'."


def test_an_empty_answer_is_refused_beside_the_question_and_keeps_the_choice_open(day: Day) -> None:
    phone = day.seated(1)
    to_poll(day)
    phone.submit.click()
    expect(phone.refusal).to_have_text(MISSING)
    expect(phone.page.locator("input:checked")).to_have_count(0)
    phone.choose("I can't say")
    expect(phone.state).to_have_text(COUNTED)


def test_an_answer_sent_after_voting_closed_says_so_and_can_be_sent_once_it_is_reopened(day: Day) -> None:
    phone = day.seated(1)
    to_poll(day)
    expect(phone.submit).to_be_visible()
    phone.go_offline()
    phone.choose("Neither")
    day.console.toggle()
    phone.come_back()
    expect(phone.state).to_have_text(LATE, timeout=20_000)
    expect(phone.own).to_have_text("Neither")
    expect(day.wall.count).to_have_text("Closed: 0 of 1 in")
    day.console.toggle()
    expect(phone.state).to_have_text(COUNTED, timeout=20_000)
    expect(day.wall.count).to_have_text("1 of 1 in")


def test_three_taps_lead_from_a_tables_sign_to_a_counted_vote(day: Day) -> None:
    to_poll(day)
    before = day.watch.presses
    phone = day.phone(3)
    phone.page.get_by_role("button", name="Join Table 3").tap()
    phone.page.get_by_text("Comfortable", exact=True).tap()
    phone.submit.tap()
    expect(phone.state).to_have_text(COUNTED)
    expect(day.wall.count).to_have_text("1 of 1 in")
    # A tap on a radio's words presses the words, and by them the radio: the browser reports both.
    assert 3 <= day.watch.presses - before <= 4


def test_what_others_add_never_touches_what_someone_types(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_criteria(day)
    field = one.page.get_by_label("Another criterion")
    field.press_sequentially("How soon any")
    propose(two, "Direct benefit to individuals")
    expect(one.page.locator(".criterion-words")).to_have_text("Direct benefit to individuals")
    expect(field).to_be_focused()
    expect(field).to_have_value("How soon any")
    one.page.keyboard.type("one gains")
    expect(field).to_have_value("How soon anyone gains")
    assert field.evaluate("(field) => field.selectionStart") == len("How soon anyone gains")
    one.page.get_by_role("button", name="Add to our list").click()
    expect(two.page.locator(".criterion-words")).to_have_count(2)


def test_new_words_being_typed_stay_while_the_list_around_them_changes(day: Day) -> None:
    one, two = day.seated(1), day.seated(1)
    to_criteria(day)
    propose(one, "Direct benefit")
    one.page.get_by_text("Change this criterion").click()
    field = one.page.get_by_label("Other words")
    field.press("End")
    field.press_sequentially(" to the")
    typed, before = field.input_value(), one.picture
    propose(two, "How urgent it is")
    one.waits_for(before)
    expect(field).to_be_focused()
    expect(field).to_have_value(typed)
    one.page.keyboard.type(" person")
    expect(field).to_have_value(f"{typed} person")
    one.page.get_by_role("button", name="Save the words").click()
    expect(two.page.locator(".criterion-words").first).to_have_text(f"{typed} person")
    expect(one.page.locator(".criterion-words")).to_have_count(2)


def test_pressing_submit_again_and_again_is_one_answer(day: Day) -> None:
    phone = day.seated(1)
    to_poll(day)
    phone.page.get_by_label("Neither", exact=True).check()
    phone.submit.evaluate("(button) => { for (let n = 0; n < 12; n += 1) button.click(); }")
    expect(phone.state).to_have_text(COUNTED)
    expect(day.wall.count).to_have_text("1 of 1 in")
