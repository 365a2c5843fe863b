"""What a hand does on a phone while pictures are taken: the states between a step's opening and an answer.

Poses are by kind, and by phase where a kind has several screens. Each yields the name of the state it made.
A kind without poses is pictured as it opens.
"""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from facilitator.rehearsal.script import Stop

Pose = Callable[[Page], Iterator[str]]


def poses(stop: Stop, page: Page) -> Iterator[str]:
    """The states of a step's phone, one after the other."""
    for pose in (POSES.get(f"{stop.kind.name}/{stop.phase.key}") or POSES.get(stop.kind.name) or _none,):
        yield from pose(page)


def _none(page: Page) -> Iterator[str]:
    yield from ()


def _choice(page: Page) -> Iterator[str]:
    page.get_by_role("button", name="Submit").click()
    yield "nothing-chosen"
    page.locator("label.radio").nth(3).click()
    yield "chosen"
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-answer-state]").first).to_be_visible()
    page.wait_for_timeout(300)
    yield "counted"


def _own_order(page: Page) -> Iterator[str]:
    for _ in range(3):
        page.locator(".pool-card").first.click()
    yield "half-placed"
    page.locator(".rank-row").nth(1).get_by_role("button", name="Same place as").click()
    yield "same-place"
    page.get_by_role("dialog").get_by_role("button").first.click()
    for _ in range(3):
        page.locator(".pool-card").first.click()
    yield "all-placed"
    page.get_by_role("button", name="Send my order").click()
    expect(page.locator("[data-answer-state]").first).to_be_visible()
    page.wait_for_timeout(300)
    yield "counted"


def _criteria(page: Page) -> Iterator[str]:
    page.locator("textarea").first.fill(
        "Whether anyone is actually helped by it within the year, and how many"
    )
    yield "typed"
    page.locator("form:has(textarea) button").first.click()
    expect(page.get_by_role("button", name="Make primary").first).to_be_visible()
    yield "proposed"
    page.get_by_role("button", name="Make primary").first.click()
    expect(page.locator(".primary-mark").first).to_be_visible()
    yield "primary"


def _agreed_order(page: Page) -> Iterator[str]:
    for number in range(1, 5):
        page.locator(".pool-card").first.click()
        expect(page.locator(".agreed-row")).to_have_count(number)
    page.locator(".agreed-pick").nth(1).click()
    yield "row-open"
    page.get_by_role("button", name="We agree on this order").click()
    page.wait_for_timeout(500)
    yield "agreed"


def _statements(page: Page) -> Iterator[str]:
    page.locator("#write > summary").click()
    yield "writing"
    page.get_by_role("button", name="Add", exact=True).click()
    yield "nothing-written"
    page.locator("label.said-form-quote").click()
    page.locator("#said-text").fill("My mother would have got her grant a year sooner")
    yield "typed-verbatim"
    page.get_by_label("The speaker agreed to be quoted").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".said-row")).to_have_count(1)
    yield "kept"


def _questions(page: Page) -> Iterator[str]:
    page.locator("#ask-text").fill("Who looks after the key that turns a number back into a name?")
    yield "typed"
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".said-row")).to_have_count(1)
    page.wait_for_timeout(300)
    yield "asked"


def _pairs(page: Page) -> Iterator[str]:
    forward = page.locator("[data-forward]")
    forward.click()
    yield "nothing-chosen"
    pairs = page.locator("[data-pair]").count()
    for number in range(pairs):
        page.locator("[data-pair]:not([hidden]) label.radio").nth(number % 2).click()
        if number == 1:
            yield "second-pair"
        forward.click()
    expect(page.locator("[data-pairs-done]")).to_be_visible()
    page.wait_for_timeout(300)
    yield "all-answered"


def _lines(page: Page) -> Iterator[str]:
    page.locator("#propose-line").fill("Nobody's health records go to a company that sells insurance")
    yield "typed"
    page.get_by_role("button", name="Add to our list").click()
    expect(page.locator(".red-line")).to_have_count(1)
    yield "listed"
    page.locator("[data-stand]").first.click()
    expect(page.locator("[data-stand]").first).to_have_attribute("aria-pressed", "true")
    yield "supported"


def _form(page: Page) -> Iterator[str]:
    page.get_by_role("button", name="Send the form").click()
    yield "nothing-filled-in"
    for rating in page.locator("fieldset.rating").all():
        rating.locator("label.rating-step").nth(4).click()
    page.locator("textarea").first.fill("Hearing what the other tables thought of the same cards")
    yield "typed"
    page.get_by_role("button", name="Send the form").click()
    expect(page.locator("[data-answer-state]").first).to_be_visible()
    page.wait_for_timeout(300)
    yield "counted"


def _gate(page: Page) -> Iterator[str]:
    first = page.locator(".assess-condition").first
    first.get_by_role("button").click()
    yield "nothing-chosen"
    first.locator("label.radio").last.click()
    first.locator("textarea").fill("Nobody could say which law this rests on; the lawyers are asked")
    yield "failed-typed"
    first.get_by_role("button").click()
    expect(first.locator("input:checked")).to_have_count(1)
    page.wait_for_timeout(300)
    yield "saved"


def _questions_alone(page: Page) -> Iterator[str]:
    forward = page.locator("[data-forward]").first
    forward.click()
    yield "nothing-chosen"
    page.locator("#reason-1").fill("Only if somebody then has time to visit")
    for number in range(1, 19):
        asked = page.locator(f"[data-question='{number}']")
        expect(asked).to_be_visible()
        asked.locator(".assess-places label").nth(number % 5).click()
        asked.locator(".assess-sure label").nth(number % 3).click()
        if number in (1, 10):
            yield f"question-{number}"
        forward.click()
    expect(page.get_by_role("heading", name="All questions done")).to_be_visible()
    page.wait_for_timeout(300)
    yield "done"


def _weights(page: Page) -> Iterator[str]:
    is_swing = page.locator("[data-by='swing']").count()
    for number, points in enumerate((100, 60, 40, 20, 10) if is_swing else (40, 30, 20, 5, 15), start=1):
        page.locator(f"#points-{number}").fill(str(points - (30 if is_swing and number == 1 else 0)))
    page.get_by_role("button", name="Save points").click()
    yield "refused"
    page.locator("#points-1" if is_swing else "#points-5").fill("100" if is_swing else "5")
    yield "all-given"
    page.get_by_role("button", name="Save points").click()
    expect(page.locator("[data-answer-state]").first).to_have_attribute("data-state", "counted")
    yield "counted"


def _within(page: Page) -> Iterator[str]:
    is_swing = page.locator("[data-by='swing']").count()
    forward = page.locator("[data-forward]").first
    for number, points in enumerate((40, 30, 20, 5), start=1):
        page.locator(f"#inside-{number}").fill(str(points))
    forward.click()
    yield "refused"
    page.locator("#inside-1").fill("100" if is_swing else "45")
    forward.click()
    page.get_by_label("All weigh alike").locator("visible=true").check()
    yield "all-alike"
    forward.click()
    yield "five-questions"
    for _ in range(3):
        page.get_by_label("I can't say").locator("visible=true").check()
        forward.click()
    expect(page.get_by_role("heading", name="All five features done")).to_be_visible()
    expect(page.locator("[data-answer-state]").first).to_have_attribute("data-state", "counted")
    yield "done"


def _answered_together(page: Page) -> Iterator[str]:
    asked = page.locator("[data-question='1']")
    asked.get_by_role("button", name="Save our answer").click()
    yield "nothing-chosen"
    asked.locator(".assess-places label").nth(1).click()
    asked.locator("label.tick").click()
    if page.locator("#why-1").count():
        page.locator("#why-1").fill(
            "It would stand if only names were matched, and lists destroyed each April"
        )
    yield "red-line"
    asked.get_by_role("button", name="Save our answer").click()
    expect(page.locator("#agree-1")).to_have_text("Change our answer")
    yield "saved"
    page.locator("#turn-next").click()
    yield "second-question"


POSES: dict[str, Pose] = {
    "poll": _choice,
    "statements": _statements,
    "questions": _questions,
    "factors/pairs": _pairs,
    "factors/choice": _choice,
    "red_lines/table": _lines,
    "evaluation": _form,
    "ranking/own": _own_order,
    "ranking/criteria": _criteria,
    "ranking/agreed": _agreed_order,
    "assessing/gate": _gate,
    "assessing/alone": _questions_alone,
    "assessing/weights": _weights,
    "assessing/within": _within,
    "assessing/table": _answered_together,
    "assessing/room": _answered_together,
}
