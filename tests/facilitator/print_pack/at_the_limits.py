"""A workshop in which every text is as long as it may be, and every form asks as much as it may."""

from pathlib import Path
from typing import Any

from facilitator.app import create_app, house_of
from facilitator.config import Config
from sessions.agenda import plan_of
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop

WORDS = "Neighbourhoods everywhere remember how accommodation was managed in 2017 and what followed from it. "
MOST_CARDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def longest(letters: int) -> str:
    """Words of so many letters."""
    return (WORDS * (letters // len(WORDS) + 1))[:letters].strip().ljust(letters, "w")


def make_longest(folder: Path) -> WorkshopId:
    """Put one into the record of a data folder that nobody serves yet."""
    house = house_of(create_app(Config(data=folder)))
    template = house.template("manchester")
    plan = dict(plan_of(template))
    for exercise in plan["exercises"]:
        exercise["title"] = longest(80)
        _fill(exercise["settings"])
    made = NewWorkshop(longest(120), longest(80), plan, _materials(house.materials.model_dump(mode="json")))
    workshop = house.service.create(made)
    house.service.close()
    return workshop


def _fill(settings: dict[str, Any]) -> None:
    """As many rounds and questions as there may be, each as long as it may be."""
    if "rounds" in settings:
        asked = [{**one, "question": longest(120)} for one in settings["rounds"]]
        settings["rounds"] = (asked + [asked[-1]] * 6)[:6]
    if "questions" in settings:
        settings["ratings"] = [_rating(number) for number in range(4)]
        settings["questions"] = [{"name": f"Question {n}", "question": longest(160)} for n in range(8)]
    if "sets" in settings:
        settings["sets"] = dict.fromkeys(settings["sets"], "A-Z")


def _rating(number: int) -> dict[str, str]:
    ends = {"low": longest(24), "high": longest(24)}
    return {"name": f"Rating {number}", "question": longest(120), **ends}


def _materials(held: dict[str, Any]) -> dict[str, Any]:
    cards = held["example_sets"].pop("A-F")
    example = cards["examples"][0]
    cards |= {"key": "A-Z", "examples": [_card(example, key) for key in MOST_CARDS]}
    held["example_sets"]["A-Z"] = cards
    for part in held["briefing"]["parts"]:
        part |= {"title": longest(90), "text": longest(2600)}
    for term in held["glossary"]["terms"]:
        term |= {"term": longest(90), "meaning": longest(320)}
    for study in held["case_studies"].values():
        for stage in study["stages"]:
            stage |= {"title": longest(90), "headline": longest(140), "text": longest(2600)}
    return held


def _card(example: dict[str, Any], key: str) -> dict[str, Any]:
    """The sheets are longer from card to card, so that every size of type comes to its limit."""
    part = 200 + 25 * MOST_CARDS.index(key)
    sheet = {name: longest(part) for name in example["sheet"]}
    texts = {"title": longest(90), "short_title": f"{key} {longest(19)}", "card": longest(600)}
    return {**example, "key": key, **texts, "describes": longest(200), "sheet": sheet}
