"""What a facilitator sets: a question for each round, and the stage of a case study if it is about one."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from casestudies.schema import Materials
from sessions.words import listed


class Round(BaseModel):
    """One time of asking; on arrival the stage of the case study is revealed, if there is one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: str | None = None
    question: str = Field(min_length=1, max_length=120)


class PollSettings(BaseModel):
    """A case study, its rounds in order, and the minutes that each is open for.

    A poll put in on the day is given in short: one `question`, and what it is `about` as "study/stage". In a
    form each round names its stage so too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case_study: str | None = None
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=6)
    minutes: int = Field(default=5, ge=1, le=60)

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, given: Any) -> Any:
        """The one round of the short form; the case study that the rounds of a form name."""
        if not isinstance(given, dict):
            return given
        if "question" not in given:
            return _of_one_study(given)
        rest = {key: value for key, value in given.items() if key not in ("question", "about")}
        study, _, stage = str(given.get("about") or "").partition("/")
        asked = {"question": given["question"], "stage": stage or None}
        return {**rest, "case_study": study or None, "rounds": (asked,)}


def _of_one_study(given: dict[str, Any]) -> dict[str, Any]:
    """The settings with the study that stands in front of their stages put where it belongs."""
    rounds = given.get("rounds")
    if not isinstance(rounds, (list, tuple)) or not any("/" in _stage_in(item) for item in rounds):
        return given
    named = [_stage_in(item).rpartition("/") for item in rounds]
    study = named[0][0]
    for number, (its_study, _, _) in enumerate(named):
        if its_study != study:
            raise ValueError(f"rounds.{number}.stage: all rounds are about the same case study")
    told = [{**item, "stage": stage or None} for item, (_, _, stage) in zip(rounds, named, strict=True)]
    return {**given, "case_study": study or None, "rounds": told}


def _stage_in(item: Any) -> str:
    return str(item.get("stage") or "") if isinstance(item, dict) else ""


def find_fault(settings: PollSettings, materials: Materials) -> str | None:
    """The first setting that the materials don't bear out, with what they hold; None if all is well.

    A stage may be asked about twice, but never after a later one: what is known can't be unknown again.
    """
    if settings.case_study is None:
        return _stage_of_nothing(settings)
    study = materials.case_studies.get(settings.case_study)
    if study is None:
        known = listed(sorted(materials.case_studies))
        return f'case_study: there is no "{settings.case_study}". There is: {known}.'
    stages = [stage.key for stage in study.stages]
    latest = 0
    for index, item in enumerate(settings.rounds):
        if item.stage not in stages:
            return f'rounds.{index}.stage: {study.slug} has no "{item.stage}". It has: {listed(stages)}.'
        if stages.index(item.stage) < latest:
            return f'rounds.{index}.stage: "{item.stage}" comes before the stage of an earlier round.'
        latest = stages.index(item.stage)
    return None


def _stage_of_nothing(settings: PollSettings) -> str | None:
    for index, item in enumerate(settings.rounds):
        if item.stage is not None:
            return f'rounds.{index}.stage: "{item.stage}" belongs to a case study, and none is named.'
    return None
