"""What a facilitator sets: the case study, and for each round its stage and question."""

from pydantic import BaseModel, ConfigDict, Field

from casestudies.schema import Materials
from sessions.words import listed


class Round(BaseModel):
    """One time of asking; on arrival the stage of the case study is revealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: str
    question: str = Field(min_length=1, max_length=120)


class PollSettings(BaseModel):
    """A case study, its rounds in order, and the minutes that each is open for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    case_study: str
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=6)
    minutes: int = Field(default=5, ge=1, le=60)


def find_fault(settings: PollSettings, materials: Materials) -> str | None:
    """The first setting that the materials don't bear out, with what they hold; None if all is well.

    A stage may be asked about twice, but never after a later one: what is known can't be unknown again.
    """
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
