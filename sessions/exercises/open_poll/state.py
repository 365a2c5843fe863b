"""What an open poll remembers: the answers of every round, and what was written in words.

An answer in words holds the names of its words; the words themselves are kept as everything that is said, so
that a facilitator approves them before the room reads any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sessions.exercises.open_poll.settings import APART, SCALE, SINGLE, WORDS, OpenPollSettings
from sessions.exercises.rounds import Rounds, begin_rounds
from sessions.exercises.sayings import Form, Saying, Sayings, alike
from sessions.words import Message, say

WORD = "word"
FORMS = {WORD: Form(say("An answer in words"))}
Body = str | int | tuple[str, ...]  # a choice, a number, or the keys of choices or the names of words


@dataclass
class OpenPollState:
    """The whole of one exercise."""

    settings: OpenPollSettings
    rounds: Rounds[Body]
    sayings: Sayings

    def words_of(self, body: Body) -> list[Saying]:
        """What an answer says in words."""
        names = body if isinstance(body, tuple) else ()
        return [saying for name in names if (saying := self.sayings.find(name))]

    def told(self) -> tuple[Saying, ...]:
        """All words in use, each with those that look like it; the wall shows their list and none alone."""
        used = self._in_use()
        return tuple(replace(saying, label=_label(saying, used), is_for_room=False) for saying in used)

    def _in_use(self) -> list[Saying]:
        """What stands in any answer, or in a result that was shown."""
        both = [
            held for ballots in self.rounds.ballots.values() for held in (ballots.answers, ballots.counted)
        ]
        bodies = [answer.body for held in both for answer in held.values()]
        names = {name for body in bodies if isinstance(body, tuple) for name in body}
        return [saying for saying in self.sayings.in_order if saying.id in names]

    def without(self, phase: str) -> Sayings:
        """The words of the other rounds; no name is used twice."""
        kept = {name: word for name, word in self.sayings.kept.items() if word.about["round"] != phase}
        return replace(self.sayings, kept=kept, last=dict(self.sayings.last))


def _label(saying: Saying, used: Iterable[Saying]) -> Message | None:
    """What it looks like, among the words of its round, but for those that read the same."""
    found = {
        other.text
        for other in used
        if other.about == saying.about and other.text != saying.text and looks_like(other.text, saying.text)
    }
    return say("Looks like “%(words)s”", words="”, “".join(sorted(found))) if found else None


def start(settings: OpenPollSettings) -> OpenPollState:
    """No answers to any round."""

    def place_of(body: Body) -> int | None:
        return _place(settings, body)

    most = len(settings.choices) if settings.form in (SINGLE, SCALE) else 1
    return OpenPollState(settings, begin_rounds(settings.rounds, place_of, _choices, most), Sayings(FORMS))


def body_of(answer: Mapping[str, Any], names: Iterable[str]) -> Body:
    """An answer as it is counted, from how the record keeps it."""
    if "choices" in answer:
        return tuple(answer["choices"])
    if "words" in answer:
        return tuple(names)
    body: Body = answer["choice"] if "choice" in answer else answer["number"]
    return body


def looks_like(one: str, other: str) -> bool:
    """Whether two answers differ in capitals, spaces, marks or a plural only: pointed out, never merged."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    letters = "".join(character for character in alike(text) if character.isalnum())
    return letters.removesuffix("s")


def _place(settings: OpenPollSettings, body: Body) -> int | None:
    """From the lowest step, or from the last option; any answer of another form has the same place."""
    if isinstance(body, str) and body in APART:
        return None
    if settings.form not in (SINGLE, SCALE):
        return 1
    keys = list(settings.choices) if settings.form == SCALE else list(settings.choices)[::-1]
    return keys.index(str(body)) + 1


def _choices(body: Body) -> tuple[str, ...]:
    return body if isinstance(body, tuple) else (str(body),)


def in_words(state: OpenPollState, body: Body) -> Message:
    """An answer as its giver reads it."""
    settings = state.settings
    if isinstance(body, str):
        return (settings.choices | dict(APART))[body]
    if isinstance(body, int):
        parts = [str(body), settings.unit]
        return say("%(number)s", number=" ".join(part for part in parts if part))
    if settings.form == WORDS:
        return say("%(words)s", words=", ".join(saying.original for saying in state.words_of(body)))
    return say("%(choices)s", choices=", ".join(str(settings.choices[key]) for key in body))


def fields_of(state: OpenPollState, body: Body) -> dict[str, Any]:
    """An answer by the fields of the form on which it was given."""
    if isinstance(body, str):
        return {"choice": body}
    if isinstance(body, int):
        return {"number": body}
    if state.settings.form == WORDS:
        return {"words": [saying.original for saying in state.words_of(body)]}
    return {"choices": list(body)}
