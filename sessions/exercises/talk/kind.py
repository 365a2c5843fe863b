"""Owns the steps in which nothing is submitted. Nothing is ever recorded of them, so nothing changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection, refuse
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.base import (
    Act,
    Chapter,
    Context,
    ExerciseEvent,
    Kind,
    Panel,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.talk import asked
from sessions.exercises.talk.settings import TalkSettings
from sessions.exercises.talk.shown import Page, pages_of, wrong_with
from sessions.ids import ParticipantId
from sessions.words import Message, say

PHASE = "talk"
PHONES_DOWN = say("Phones down: talk")
LOOK_UP = say("Look at the screen")


@dataclass(frozen=True)
class TalkState:
    """The settings and what they show, by phase: nothing that happens changes it."""

    settings: TalkSettings
    pages: Mapping[str, Page]


class Talk(KindDefaults):
    """A step of the day without anything to answer."""

    name: ClassVar[str] = "talk"
    title: ClassVar[Message] = say("Talk")
    summary: ClassVar[Message] = say(
        "People talk, at their tables or all together. Phones are down and nothing is submitted."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = TalkSettings
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = ()
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: TalkSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Whether what is to be shown is there."""
        return wrong_with(settings, materials)

    def as_asked(self, settings: TalkSettings) -> Mapping[str, Any]:
        """See `asked.as_asked`."""
        return asked.as_asked(settings)

    def frames(self, settings: TalkSettings) -> bool:
        """A talk that shows the words of the day says what they mean."""
        return settings.show == "glossary"

    def chapter(self, settings: TalkSettings) -> Chapter | None:
        """Nothing is said into it."""
        return None

    def phases(self, settings: TalkSettings, materials: Materials) -> tuple[Phase, ...]:
        """One phase that takes no answers, or one for each page that is shown."""
        pages = pages_of(settings, materials)
        if len(pages) < 2:
            return (self._phase(settings, PHASE, self.title, _as_written(settings.say), settings.minutes),)
        return tuple(
            self._phase(settings, key, _page_title(pages, number), words, minutes)
            for number, (key, words, minutes) in enumerate(_paged(settings, pages), 1)
        )

    def _phase(self, settings: TalkSettings, key: str, title: Message, words: Message, minutes: int) -> Phase:
        return Phase(
            key=key,
            title=title,
            say=words,
            instruction=_heading(settings),
            badge=settings.voice,
            minutes=minutes,
            takes_answers=False,
            is_break=settings.is_break,
        )

    def start(self, settings: TalkSettings, materials: Materials) -> TalkState:
        """The settings and their pages are all there is to know."""
        pages = pages_of(settings, materials)
        return TalkState(settings, {_key(number): page for number, page in enumerate(pages, 1)})

    def decide(self, state: TalkState, command: object, context: Context) -> Rejection:
        """Nothing can be submitted."""
        return refuse("nothing_to_submit", "There is nothing to answer in this step: people talk.")

    def evolve(self, state: TalkState, event: ExerciseEvent, stamp: Stamp) -> None:
        """No event belongs to this kind."""

    def reveal(self, state: TalkState, phase: str, panel: str, room: Room, in_advance: bool) -> Rejection:
        """A talk has no results."""
        return refuse("nothing_to_reveal", "This step has no results of its own to show.")

    def clear(self, state: TalkState, phase: str) -> Mapping[str, Any]:
        """Nothing is ever answered."""
        return {}

    def view(self, state: TalkState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The words on the phone, what was said to start the talk, and the page that is shown, if any."""
        settings, page = state.settings, state.pages.get(phase)
        return {
            "heading": _heading(settings),
            "say": _as_written(settings.say),
            "minutes": settings.minutes,
            "page": page,
            "question": page.title if page and page.spectrum else None,
        }

    def progress(self, state: TalkState, phase: str, table: int, room: Room) -> TableProgress:
        """Nobody is waited for."""
        return TableProgress(done=frozenset(), status=say("Talking"))

    def panels(self, state: TalkState, phase: str, room: Room) -> tuple[Panel, ...]:
        """A talk has no results."""
        return ()

    def own(self, state: TalkState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """Nobody has an answer here."""
        return {}

    def rows(self, state: TalkState) -> Iterable[Mapping[str, Any]]:
        """There is nothing to list."""
        return ()

    def rehearse(
        self,
        settings: TalkSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person talks, which leaves no trace."""
        return ()


def _heading(settings: TalkSettings) -> Message:
    if settings.heading:
        return _as_written(settings.heading)
    return LOOK_UP if settings.show else PHONES_DOWN


def _key(page: int) -> str:
    return PHASE if page == 1 else f"{PHASE}-{page}"


def _page_title(pages: Sequence[Page], number: int) -> Message:
    title = pages[number - 1].title
    return say("%(title)s, %(page)s of %(pages)s", title=title, page=number, pages=len(pages))


def _paged(settings: TalkSettings, pages: Sequence[Page]) -> Iterator[tuple[str, Message, int]]:
    """Key, words to say and minutes of each page; the first keeps what can't be shared out evenly."""
    each, over = divmod(settings.minutes, len(pages))
    yield _key(1), _as_written(settings.say), each + over
    for number, page in enumerate(pages[1:], 2):
        words = say("Next: %(what)s.", what=", ".join(entry.heading for entry in page.entries))
        yield _key(number), words, each


def _as_written(text: str) -> Message:
    return say("%(words)s", words=text)


KIND: Kind = Talk()
