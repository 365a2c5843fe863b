"""What people say in words, each kept with its table: held until a facilitator approves it.

Every exercise that collects words keeps them here, so the rules for moderation hold in one place: what the
room sees is approved and not hidden; a facilitator's correction keeps the giver's words beside it; new
words of the giver wait for approval again. Alike words are pointed out and never merged.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.ids import Giver, ParticipantId, is_grant
from sessions.words import Message, say, say_n

LONGEST_SAYING = 280
MOST_SAYINGS = 60  # of one table in one exercise: more than it can talk through
UNQUOTED = say("What was meant")
CLAIMED = say("In the words of someone who meant it so")
TURNERS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # they turn the text around them


@dataclass(frozen=True)
class Form:
    """A way of keeping what was said; `is_quote` where the words are the speaker's own."""

    title: Message
    is_quote: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a disagreement, and how many were on it, where that was said."""

    words: str
    people: int | None = None


@dataclass(frozen=True)
class Saying:
    """One thing said. `wordings` are the giver's own, first to newest; `corrected` is a facilitator's.

    `about` says what it belongs to, by keys of the kind's own; `marks` are what facilitators noted on it.
    Of a disagreement the words are the first side's, with `people` on it; `other` is the second side.
    What is `is_late` was added once its step was locked.
    """

    id: str  # t3-s2: the second of Table 3
    table: int
    giver: Giver
    form: Message  # "In the speaker's words"
    wordings: tuple[str, ...]
    receipt: int
    at: float
    kept_as: str = ""
    is_quote: bool = False
    about: Mapping[str, str] = field(default_factory=dict)
    corrected: str | None = None
    is_approved: bool = False
    is_hidden: bool = False
    marks: frozenset[str] = frozenset()
    supporters: frozenset[ParticipantId] = frozenset()
    objectors: frozenset[ParticipantId] = frozenset()
    is_for_room: bool = True  # else for the record alone
    label: Message | None = None  # what it is about, in words
    people: int | None = None
    other: Side | None = None
    corrected_other: str | None = None
    claimed_by: ParticipantId | None = None  # who said on their own phone that they meant it so
    is_late: bool = False

    @property
    def text(self) -> str:
        """The words as they are shown."""
        return self.original if self.corrected is None else self.corrected

    @property
    def person(self) -> ParticipantId | None:
        """The person who wrote it; None where whoever writes for the table did."""
        return None if self.is_late or is_grant(self.giver) else ParticipantId(self.giver)

    @property
    def original(self) -> str:
        """The giver's own words, as they last put them."""
        return self.wordings[-1]

    @property
    def wording(self) -> int:
        """How often the giver has put it in other words: 0 for the first."""
        return len(self.wordings) - 1

    @property
    def is_corrected(self) -> bool:
        """Whether a facilitator changed the words."""
        return self.corrected is not None or self.corrected_other is not None

    @property
    def sides(self) -> tuple[Side, ...]:
        """Both sides of a disagreement as they are shown; none where it was not written as two."""
        if self.other is None:
            return ()
        other = self.other.words if self.corrected_other is None else self.corrected_other
        return Side(self.text, self.people), replace(self.other, words=other)

    @property
    def given_text(self) -> str:
        """The giver's own words, both sides of a disagreement in one line."""
        return f"{self.original} / {self.other.words}" if self.other else self.original

    @property
    def whole_text(self) -> str:
        """The words as they are shown, both sides of a disagreement in one line."""
        return " / ".join(side.words for side in self.sides) or self.text

    @property
    def is_held(self) -> bool:
        """Whether it waits for a facilitator."""
        return not self.is_approved and not self.is_hidden

    @property
    def is_public(self) -> bool:
        """Whether the room may see it."""
        return self.is_approved and not self.is_hidden and self.is_for_room

    @property
    def status(self) -> str:
        """Where it stands with the facilitators: held, approved or hidden."""
        return "hidden" if self.is_hidden else "approved" if self.is_approved else "held"

    @property
    def order(self) -> tuple[int, int]:
        """Its place in a list: by table, then as it came."""
        return self.table, number_of(self.id)


@dataclass
class Sayings:
    """All that was said in one exercise.

    `last` is the newest number at each table, withdrawn ones too; `heard` when each person last did anything.
    """

    forms: Mapping[str, Form]
    kept: dict[str, Saying] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    heard: dict[Giver, tuple[int, float]] = field(default_factory=dict)  # receipt and time of each
    longest: int = LONGEST_SAYING  # characters of one
    unquoted: set[ParticipantId] = field(default_factory=set)  # who said that they are not to be quoted

    def next_id(self, table: int) -> str:
        """The name of what a table says next; no name is used twice."""
        return f"t{table}-s{self.last.get(table, 0) + 1}"

    def afresh(self) -> "Sayings":
        """None of them; what is said from now on gets names of its own."""
        return replace(self, kept={}, last=dict(self.last), heard={})

    def find(self, saying: str) -> Saying | None:
        """One of them by its name; None where it was withdrawn."""
        return self.kept.get(saying)

    def at_table(self, table: int) -> list[Saying]:
        """What one table said, as it came."""
        return [saying for saying in self.in_order if saying.table == table]

    def by(self, giver: Giver) -> list[Saying]:
        """What one person gave, as it came."""
        return [saying for saying in self.in_order if saying.giver == giver]

    @property
    def in_order(self) -> tuple[Saying, ...]:
        """All of them, by table, then as they came."""
        return tuple(sorted(self.kept.values(), key=lambda saying: saying.order))

    @property
    def public(self) -> tuple[Saying, ...]:
        """What the room may see, by table, then as it came."""
        return tuple(saying for saying in self.in_order if saying.is_public)

    def refusal(
        self, table: int, text: str, about: Mapping[str, str], other: str | None = None
    ) -> Rejection | None:
        """Why a table can't add these words (tidied before), or None; `other` is a second side."""
        if len(self.at_table(table)) >= MOST_SAYINGS:
            return refuse(
                "enough_said",
                "Your table has written %(n)s of these, the most it can hold. Change one of them.",
                n=MOST_SAYINGS,
            )
        wrong = words_refusal(text, self.longest) or (None if other is None else words_refusal(other))
        return wrong or self.repeat_refusal(table, text, about, other)

    def repeat_refusal(
        self,
        table: int,
        text: str,
        about: Mapping[str, str],
        other: str | None = None,
        but: str | None = None,
    ) -> Rejection | None:
        """That the table's list holds the same words about the same thing already; `but` is left out."""
        for saying in self.at_table(table):
            same_words = alike(text) in (alike(saying.text), alike(saying.original))
            same_side = alike(other or "") == alike(saying.other.words if saying.other else "")
            if saying.id != but and same_words and same_side and saying.about == about:
                return refuse(
                    "already_said",
                    "“%(words)s” is on your table's list already. Add what is different about yours.",
                    words=saying.text,
                )
        return None

    def add(self, saying: Saying) -> None:
        """Take something said, under its form."""
        self.kept[saying.id] = self._under_its_form(saying)
        self.count(saying.id, saying.table)

    def _under_its_form(self, saying: Saying) -> Saying:
        """Words are the speaker's own as their form says, or because somebody made them so."""
        form = self.forms.get(saying.kept_as)
        if (saying.claimed_by or saying.person) in self.unquoted:
            words = UNQUOTED if form is None or form.is_quote or saying.claimed_by else form.title
            return replace(saying, form=words, is_quote=False)
        if saying.claimed_by:
            return replace(saying, form=CLAIMED, is_quote=True)
        return replace(saying, form=form.title, is_quote=form.is_quote) if form else saying

    def count(self, saying: str, table: int) -> None:
        """Remember that a name is taken, even where what it named is gone."""
        self.last[table] = max(self.last.get(table, 0), number_of(saying))

    def count_erased(self, facts: Mapping[str, Any]) -> None:
        """The same for an event whose words are gone: `facts` are what is left of it."""
        for name in (facts.get("saying"), *facts.get("sayings", ())):
            if name and "table" in facts:
                self.count(name, facts["table"])

    def hear(self, giver: Giver, receipt: int, at: float) -> None:
        """Remember when someone last wrote, reworded or withdrew anything."""
        self.heard[giver] = receipt, at

    def change(self, saying: str, **changes: Any) -> None:
        """Replace fields of one of them; nothing where it is gone."""
        known = self.kept.get(saying)
        if known:
            self.kept[saying] = self._under_its_form(replace(known, **changes))

    def let_quote(self, person: ParticipantId, may: bool) -> None:
        """Someone may be quoted, or not: what they said or claimed is told accordingly from now on."""
        if may:
            self.unquoted.discard(person)
        else:
            self.unquoted.add(person)
        for saying in list(self.kept.values()):
            if person in (saying.person, saying.claimed_by):
                self.change(saying.id)

    def words(self) -> Iterator[str]:
        """Everything that stands in any of them, older wordings and corrections too."""
        for saying in self.kept.values():
            yield from all_words(saying)

    def hand_on(self, giver: ParticipantId, to: ParticipantId) -> None:
        """What one person gave is another's from now on."""
        for saying in self.by(giver):
            self.change(saying.id, giver=to)

    def drop(self, saying: str) -> None:
        """Forget one of them, words and all."""
        self.kept.pop(saying, None)


def all_words(saying: Saying) -> Iterator[str]:
    """Every text of one of them."""
    other = saying.other.words if saying.other else None
    texts = (*saying.wordings, saying.corrected, other, saying.corrected_other)
    yield from (text for text in texts if text)


def side_words(side: Side) -> Message | str:
    """One side of a disagreement in a sentence, with how many were on it."""
    if side.people is None:
        return side.words
    return say_n("%(words)s (%(n)s person)", "%(words)s (%(n)s people)", side.people, words=side.words)


def tidied(text: str) -> str:
    """Words on one line, without what can't be seen but changes what is."""
    seen = "".join(character for character in text if not _is_unseen(character))
    return " ".join(seen.split())


def alike(text: str) -> str:
    """The same for words that differ in capitals and spaces only."""
    return "".join(text.split()).casefold()


def has_words(text: str) -> bool:
    """Whether there is anything to read in it."""
    return any(character.isprintable() and not character.isspace() for character in text)


def words_refusal(text: str, longest: int = LONGEST_SAYING) -> Rejection | None:
    """Why words (tidied before) can't be kept: there are none, or too many."""
    if not has_words(text):
        return refuse("empty_text", "There are no words in it yet. Write something, then send it.")
    if len(text) > longest:
        return refuse(
            "text_too_long",
            "That is %(length)s characters and the most is %(longest)s. Shorten it, then send it again.",
            length=len(text),
            longest=longest,
        )
    return None


def number_of(saying: str) -> int:
    """The number in a name: 2 for t3-s2."""
    number = saying.rpartition("-s")[2]
    return int(number) if number.isascii() and number.isdigit() else 0


def _is_unseen(character: str) -> bool:
    if character in TURNERS:
        return True
    return unicodedata.category(character) in ("Cc", "Cs") and not character.isspace()
