"""What is discussed: example sets of cards, and case studies told in stages, as frozen models.

It owns the shape of the materials and the look-ups in them. `Materials.model_dump(mode="json")` is put
into a workshop's first event and `Materials.model_validate` reads it back, so that a replay never
depends on the files of the package. It must never read a file or know a workshop.
"""

from typing import Self

from pydantic import ValidationInfo, field_validator, model_validator

from casestudies.background import Briefing, Glossary, LegalHistory, Spectrum
from casestudies.errors import unknown
from casestudies.limits import (
    CardKey,
    CardRange,
    CardText,
    DatedLine,
    Headline,
    SheetText,
    ShortTitle,
    Slug,
    StageKey,
    StageText,
    Title,
)
from casestudies.material import Material, Source, refuse_repeats


class Sheet(Material):
    """The long form of a card, under the six headings of the report's sheets; markdown without HTML."""

    who: SheetText
    why: SheetText
    what: SheetText
    how: SheetText
    impacts: SheetText
    source: SheetText


class Example(Material):
    """One card: a single paragraph, neutral, that stands on its own; `sheet` tells more to who asks."""

    key: CardKey
    title: Title
    short_title: ShortTitle
    card: CardText
    describes: DatedLine
    source: Source
    sheet: Sheet | None = None  # workshops made before there were sheets have none


class ExampleSet(Material):
    """Cards that a table ranks together; `key` is the range of their keys, `source` where all were used."""

    key: CardRange
    title: Title
    source: Source
    examples: tuple[Example, ...]

    @field_validator("examples")
    @classmethod
    def _has_each_card_once(cls, examples: tuple[Example, ...], info: ValidationInfo) -> tuple[Example, ...]:
        refuse_repeats("key", (example.key for example in examples))
        refuse_repeats("short title", (example.short_title for example in examples))
        key = info.data.get("key")
        wanted = [chr(code) for code in range(ord(key[0]), ord(key[-1]) + 1)] if key else []
        held = [example.key for example in examples]
        if key and held != wanted:
            listed = ", ".join(held) or "none"
            raise ValueError(f"must hold the cards {', '.join(wanted)} in this order; it holds {listed}")
        return examples

    def example(self, key: str) -> Example:
        """The card with this key, or a MaterialError that lists the keys there are."""
        for example in self.examples:
            if example.key == key:
                return example
        raise unknown(f"card in set {self.key}", key, [example.key for example in self.examples])


class Stage(Material):
    """One part of a case study; `headline` says what is new in it, `text` is markdown without HTML."""

    key: StageKey
    title: Title
    headline: Headline
    text: StageText


class CaseStudy(Material):
    """A case told in stages, in the order in which a room hears them."""

    slug: Slug
    title: Title
    short_title: ShortTitle
    describes: DatedLine
    source: Source
    stages: tuple[Stage, ...]

    @field_validator("stages")
    @classmethod
    def _has_stages_once(cls, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
        if not stages:
            raise ValueError("must hold at least one stage")
        refuse_repeats("key", (stage.key for stage in stages))
        return stages

    def stage(self, key: str) -> Stage:
        """The stage with this key, or a MaterialError that lists the keys there are."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise unknown(f"stage of {self.slug}", key, [stage.key for stage in self.stages])


class Materials(Material):
    """All that workshops can discuss: sets by key, case studies by slug; and what there is to read.

    What there is to read is None in workshops that were made before it.
    """

    example_sets: dict[str, ExampleSet]
    case_studies: dict[str, CaseStudy]
    briefing: Briefing | None = None
    glossary: Glossary | None = None
    spectrum: Spectrum | None = None
    legal_history: LegalHistory | None = None

    @model_validator(mode="after")
    def _is_filed_under_own_names(self) -> Self:
        sets = ((filed, item.key) for filed, item in self.example_sets.items())
        studies = ((filed, item.slug) for filed, item in self.case_studies.items())
        for filed, own in (*sets, *studies):
            if filed != own:
                raise ValueError(f'files "{own}" under the name "{filed}"')
        return self

    def example_set(self, key: str) -> ExampleSet:
        """The set with this key ("1-6"), or a MaterialError that lists the keys there are."""
        if key not in self.example_sets:
            raise unknown("example set", key, list(self.example_sets))
        return self.example_sets[key]

    def case_study(self, slug: str) -> CaseStudy:
        """The case study with this slug, or a MaterialError that lists the slugs there are."""
        if slug not in self.case_studies:
            raise unknown("case study", slug, list(self.case_studies))
        return self.case_studies[slug]
