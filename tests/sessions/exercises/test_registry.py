"""Finding kinds: what is let in, what is turned away, and in what words."""

import itertools
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions import exercises
from sessions.exercises.registry import TEMPLATES, KindError, UnknownKindError, discover

NUMBERS = itertools.count()
KIND_SOURCE = '''
"""A kind for the tests of the registry."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from sessions.exercises.base import ExerciseEvent
from sessions.exercises.talk.kind import Talk
from sessions.words import say

from .pieces import PIECE


@dataclass(frozen=True)
class Waved(ExerciseEvent):
    times: int


class Wave(BaseModel):
    times: int


class Waving(Talk):
    name = "waving"
    title = say("Waving")
    folder = Path(__file__).parent
    commands = {"wave": Wave}
    events = (Waved,)
    piece = PIECE


KIND = Waving()
'''
MakeKind = Callable[..., Path]


@pytest.fixture
def make_kind(tmp_path: Path) -> MakeKind:
    """Writes a folder of kinds with one kind in it, each change "this => that" in its source."""

    def make(name: str = "waving", templates: tuple[str, ...] = TEMPLATES, **changes: str) -> Path:
        place = tmp_path / f"kinds-{next(NUMBERS)}"
        folder = place / name
        (folder / "templates").mkdir(parents=True)
        source = textwrap.dedent(KIND_SOURCE)
        for old, new in (change.split(" => ") for change in changes.values()):
            assert old in source
            source = source.replace(old, new)
        (folder / "__init__.py").write_text(source, encoding="utf-8")
        (folder / "pieces.py").write_text("PIECE = __name__\n", encoding="utf-8")
        for template in templates:
            (folder / "templates" / template).write_text("", encoding="utf-8")
        return place

    return make


def test_a_folder_whose_kind_has_another_name_is_turned_away(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match=r"nodding: KIND's name is 'waving'; it must be .*'nodding'"):
        discover(make_kind(name="nodding"))


def test_a_missing_template_is_named_with_its_folder(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match=r"waving: templates/ lacks projector\.html, report\.html\."):
        discover(make_kind(templates=TEMPLATES[:2]))


def test_missing_parts_of_a_kind_are_named(make_kind: MakeKind) -> None:
    place = make_kind(base="class Waving(Talk): => class Waving:")
    with pytest.raises(KindError, match=r"waving: KIND lacks .*summary.*decide"):
        discover(place)


def test_two_events_of_one_name_are_turned_away(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match="more than one event class called Waved"):
        discover(make_kind(events="events = (Waved,) => events = (Waved, Waved)"))


def test_an_event_named_like_one_of_the_house_is_turned_away(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match="more than one event class called StepOpened"):
        discover(make_kind(event="Waved => StepOpened"))


def test_two_commands_of_one_model_are_turned_away(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match="more than one command model called Wave"):
        discover(make_kind(commands='{"wave": Wave} => {"wave": Wave, "nod": Wave}'))


def test_a_section_of_its_own_has_one_place_and_one_name(make_kind: MakeKind) -> None:
    own = "from sessions.exercises.base import ExerciseEvent, Chapter, OwnChapter"
    imports = f"from sessions.exercises.base import ExerciseEvent => {own}"
    both = 'piece = PIECE => own_chapters = (OwnChapter("waves", say("W"), *list(Chapter)[:2]),)'
    with pytest.raises(KindError, match=r"own_chapters: 'waves' stands after or before .*, not both"):
        discover(make_kind(imports=imports, both=both))
    twice = 'piece = PIECE => own_chapters = (OwnChapter("waves", say("W")), OwnChapter("waves", say("V")))'
    with pytest.raises(KindError, match="more than one chapter in own_chapters called waves"):
        discover(make_kind(imports=imports, twice=twice))


def test_a_second_kind_of_a_name_is_turned_away(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match="there is a kind 'waving' already"):
        discover(make_kind(), make_kind())


def test_a_kind_that_can_not_be_loaded_names_its_folder(make_kind: MakeKind) -> None:
    with pytest.raises(KindError, match=r"waving: __init__\.py can't be loaded: .*nowhere"):
        discover(make_kind(imports="from .pieces import => from .nowhere import"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KindError, match="there is no such folder"):
        discover(tmp_path / "missing")


def test_an_unknown_kind_or_event_is_answered_with_a_sentence() -> None:
    registry = discover()
    with pytest.raises(UnknownKindError, match=r"^There is no exercise kind 'juggling'\. There are: "):
        registry.get("juggling")
    with pytest.raises(UnknownKindError, match="has no event 'Juggled'"):
        registry.event_class(next(iter(registry.kinds)), "Juggled")


def test_every_folder_with_a_kind_is_found_without_being_named() -> None:
    folder = Path(exercises.__path__[0])
    folders = {path.parent.name for path in folder.glob("*/__init__.py")}
    registry = discover()
    assert registry.kinds.keys() == folders
    titles = [str(kind.title) for kind in registry.kinds.values()]
    assert titles == sorted(titles)


def test_a_kind_in_a_folder_of_its_own_joins_with_all_that_is_in_it(make_kind: MakeKind) -> None:
    place = make_kind()
    (place / "notes").mkdir()
    (place / "waving" / "static").mkdir()
    registry = discover(place)
    kind = registry.get("waving")
    assert kind.piece.endswith("_waving.pieces")  # type: ignore[attr-defined]  # the trial kind's own
    assert registry.event_class("waving", "Waved") is kind.events[0]
    assert registry.template_folders()["waving"] == place / "waving" / "templates"
    assert registry.static_folders()["waving"] == place / "waving" / "static"
    assert discover(place).get("waving") is kind
    assert discover().kinds.keys() == registry.kinds.keys() - {"waving"}
