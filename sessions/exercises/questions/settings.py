"""Owns what a designer may choose for questions, and what is wrong with a choice, naming its field."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Choice(BaseModel):
    """A theme that a question belongs to, or to whom it is put."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=KEY, max_length=32)
    title: str = Field(min_length=1, max_length=40)


class Addressee(Choice):
    """Someone a question can be put to; where none `is_expert`, experts are shown all questions."""

    is_expert: bool = False


RESEARCH_THEMES = tuple(
    Choice(key=title.lower(), title=title)
    for title in ("Purpose", "Acceptability", "Implementation", "Resourcing")
)
"""The themes of research questions to put to the public (Involve and Carnegie UK Trust, 2019, section 3)."""


class QuestionsSettings(BaseModel):
    """A prompt, and to whom questions go, or with `for_research` the themes of the public research paper."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str = Field(min_length=1, max_length=120)
    say: str = Field(min_length=1, max_length=600)
    to: tuple[Addressee, ...] = Field(default=(), max_length=6)
    themes: tuple[Choice, ...] = Field(default=(), max_length=8)
    for_research: bool = False
    minutes: int = Field(default=10, ge=1, le=240)

    @model_validator(mode="after")
    def _is_sound(self) -> "QuestionsSettings":
        if self.for_research and self.themes:
            raise ValueError("themes: leave them out with for_research, which brings its own")
        for name, choices in (("to", self.to), ("themes", self.themes)):
            if len({choice.key for choice in choices}) < len(choices):
                raise ValueError(f"{name}: each needs a key of its own")
        return self

    def is_for_experts(self, to: str) -> bool:
        """Whether what is put to `to` ("" for anyone) stands on the experts' list."""
        experts = {choice.key for choice in self.to if choice.is_expert}
        return not experts or not to or to in experts

    @property
    def topics(self) -> tuple[Choice, ...]:
        """The themes that questions are sorted by."""
        return RESEARCH_THEMES if self.for_research else self.themes
