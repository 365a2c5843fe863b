"""What a kind does where it has nothing of its own to do: the answers that most kinds give the house.

A kind takes them over by naming `KindDefaults` as its base, and says otherwise where it differs. What every
kind must decide for itself is not here: it stands in `Kind` alone.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from sessions.errors import Rejection, refuse
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import Ballots, found_in
from sessions.exercises.base import ExerciseEvent, OwnChapter, PaperAnswer, PaperLine, Room
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.sayings import Saying, Sayings
from sessions.ids import ExerciseId, ParticipantId

NOT_ON_PAPER = refuse("not_on_paper", "This exercise is not answered on paper. Take the line out.")


class KindDefaults:
    """Set beside nothing, nothing to take back, to fix or to wait for, and nothing said in words.

    The report puts it among its standard parts.
    """

    own_chapters: ClassVar[tuple[OwnChapter, ...]] = ()
    row_columns: ClassVar[tuple[RowColumn, ...]] = ()
    asks: ClassVar[Mapping[str, Ask]] = {}
    library: ClassVar[tuple[LibraryEntry, ...]] = ()

    def rename_sets(self, settings: Any, renamed: Mapping[str, str]) -> Any:
        """It names no example sets."""
        return settings

    def fit_tables(self, settings: Any, tables: Sequence[int]) -> Any:
        """It asks nothing of single tables."""
        return settings

    def as_asked(self, settings: Any) -> Mapping[str, Any]:
        """As they are."""
        held: Mapping[str, Any] = settings.model_dump(mode="json")
        return held

    def frames(self, settings: Any) -> bool:
        """It uses words, and explains none."""
        return False

    def meet(self, state: Any, others: Mapping[ExerciseId, Any]) -> str | None:
        """It is set beside no other exercise."""
        return None

    def pass_over(self, state: Any, facts: Mapping[str, Any]) -> None:
        """See `Kind.pass_over`: for all that is kept as something said."""
        for held in vars(state).values():
            if isinstance(held, Sayings):
                held.count_erased(facts)

    def let_quote(self, state: Any, participant: ParticipantId, may: bool) -> None:
        """See `Kind.let_quote`: for all that is kept as something said."""
        for held in vars(state).values():
            if isinstance(held, Sayings):
                held.let_quote(participant, may)

    def take_back(self, state: Any, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """Facilitators do nothing here that could be taken back."""
        return None

    def forget(self, state: Any, receipts: Container[int]) -> None:
        """See `HasSayings.forget`."""
        for held in vars(state).values():
            if isinstance(held, Sayings):
                for saying in held.in_order:
                    if saying.receipt in receipts:
                        held.drop(saying.id)

    def hand_on(self, state: Any, giver: ParticipantId, to: ParticipantId) -> None:
        """See `HasSayings.hand_on`."""
        for held in vars(state).values():
            if isinstance(held, Sayings):
                held.hand_on(giver, to)

    def paper(self, state: Any, phase: str, table: int, line: PaperLine) -> PaperAnswer | Rejection:
        """It is not answered on paper."""
        return NOT_ON_PAPER

    def freeze(self, state: Any, phase: str, panel: str, room: Room) -> None:
        """Nothing stays as it was shown."""

    def fix(self, state: Any, phase: str, panel: str, room: Room) -> None:
        """The same as where it was shown."""
        self.freeze(state, phase, panel, room)

    def prompts(self, state: Any) -> Mapping[str, Ballots[Any]]:
        """All that it keeps as such, alone, by name or in rounds."""
        return dict(found_in(vars(state)))

    def close(self, state: Any, phase: str, room: Room) -> None:
        """Nothing waits for the lock."""

    def words(self, state: Any) -> Iterable[str]:
        """See `Kind.words`: of all that is kept as something said."""
        for held in vars(state).values():
            if isinstance(held, Sayings):
                yield from held.words()

    def sayings(self, state: Any) -> tuple[Saying, ...]:
        """Nothing is said to the room in words."""
        return ()
