"""docs/protocol.md against the program: what its tables name exists, and what exists stands in them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from facilitator import app as composition
from facilitator.app import create_app, house_of
from facilitator.config import Config
from facilitator.errands import ERRANDS
from participant.desk import refusal
from participant.live import Line
from sessions.commands import WORKSHOP_COMMANDS, SeatCommand
from sessions.deciding import ANYWHERE, CLOSED
from sessions.exercises.registry import discover
from sessions.exercises.saying_commands import SAYING_COMMANDS, ModeratingCommand
from sessions.orders import Envelope
from sessions.store import MemoryStore
from tests.participant.house import PhoneHouse, phone_house
from tests.protocol_tables import fields_in_words, name_in, rows_by, rows_under

ROOT = Path(__file__).parent.parent
PACKAGES = ("facilitator", "participant", "casestudies", "sessions", "exports")
SIMULATED = ROOT / "facilitator" / "rehearsal"  # clients, which the server has along
KINDS = discover().kinds
SHARED = "Something said"  # the heading of what several kinds take beside their own commands
BY_METHOD = {"HEAD", "OPTIONS"}  # that Flask answers by itself
VOTE = {"name": "submit_answer", "step": "camden/round-1", "exercise": "camden"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    built = create_app(Config(data=tmp_path), store=MemoryStore())
    yield built
    house_of(built).service.close()


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house()


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    """Everything the server is made of."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def calls_of(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function or method of these names."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if called in names:
                    yield path, node


def named_in(rows: list[Any], column: str) -> list[str]:
    """What rows name, each once: a name that stands twice has two meanings."""
    names = [name_in(row[column]) for row in rows]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return names


def keys_under(heading: str) -> set[str]:
    return set(named_in(rows_under(heading), "key"))


def test_every_address_stands_in_the_document_and_no_other(app: Flask) -> None:
    known = {
        (method, re.sub("/kinds/[a-z_]+/", "/kinds/KIND/", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - BY_METHOD
    }
    rows = [(row["method"], name_in(row["address"])) for row in rows_by("method")]

    assert sorted(rows) == sorted(known)


def test_every_event_stands_in_the_document_and_no_other(app: Flask) -> None:
    handlers = house_of(app).socketio.server.handlers
    emits = [call for path, call in calls_of("emit") if SIMULATED not in path.parents]
    known = {(name, "client") for name in handlers["/"]}
    known |= {(str(ast.literal_eval(call.args[0])), "server") for call in emits}

    assert list(handlers) == ["/"]
    assert {(name_in(row["event"]), row["sent by"]) for row in rows_by("event")} == known


def test_every_sort_of_client_stands_in_the_document_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, Line] = {}
    monkeypatch.setattr(composition, "register", lambda app, socketio, lines: known.update(lines))
    house_of(create_app(Config(data=tmp_path), store=MemoryStore())).service.close()

    assert set(named_in(rows_by("as"), "as")) == set(known)


def test_the_envelope_has_the_fields_and_limits_that_the_document_says() -> None:
    said = "; ".join(f"{row['field']} {row['type and limits']}" for row in rows_under("The envelope"))

    assert said == fields_in_words(Envelope)


def test_the_commands_of_the_house_stand_in_the_document_with_their_fields() -> None:
    rows = rows_under("Commands of the house")
    known = {name: fields_in_words(model) for name, model in WORKSHOP_COMMANDS.items()}

    assert {name_in(row["command"]): row["fields"] for row in rows} == known
    assert len(rows) == len(known)


def test_the_document_says_which_orders_name_the_step_they_are_given_on() -> None:
    for row in rows_under("Commands of the house"):
        name = name_in(row["command"])
        is_anywhere = name in ANYWHERE or issubclass(WORKSHOP_COMMANDS[name], SeatCommand)
        assert row["step"] == ("any" if is_anywhere else "here"), name


def test_what_can_be_done_with_something_said_stands_in_the_document_with_its_fields() -> None:
    known = {name: fields_in_words(model) for name, model in SAYING_COMMANDS.items()}

    assert {name_in(row["command"]): row["fields"] for row in rows_under(SHARED)} == known


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kinds_commands_stand_in_the_document_with_their_fields(kind: str) -> None:
    models = KINDS[kind].commands
    own = {name: model for name, model in models.items() if name not in SAYING_COMMANDS}
    known = {name: fields_in_words(model) for name, model in own.items()}

    assert {name_in(row["command"]): row["fields"] for row in rows_under(kind)} == known
    shared = {name for name in models if name in SAYING_COMMANDS}
    by_leads = {name for name, model in SAYING_COMMANDS.items() if issubclass(model, ModeratingCommand)}
    assert shared in (set(), by_leads, set(SAYING_COMMANDS))


def test_the_document_names_no_command_that_is_not_there() -> None:
    known = {name for kind in KINDS.values() for name in kind.commands}

    assert {name_in(row["command"]) for row in rows_by("command")} == known | set(WORKSHOP_COMMANDS)


def test_the_terminals_errands_stand_in_the_document_with_their_fields() -> None:
    rows = {row["address"]: row["fields"] for row in rows_by("method") if "fields" in row}

    for name, (model, _) in ERRANDS.items():
        assert rows[f"`/terminal/{name}`"] == fields_in_words(model), name


def test_every_code_of_a_refusal_stands_in_the_document_once_and_no_other() -> None:
    given = [(path, call.args[0]) for path, call in calls_of("refuse", "Rejection", "refused") if call.args]
    passed_on = {path.name for path, code in given if not isinstance(code, ast.Constant)}
    known = {code.value for _, code in given if isinstance(code, ast.Constant)}

    assert passed_on == {"errors.py", "errands.py"}, "a code that is made up elsewhere can't be found"
    assert set(named_in(rows_by("code"), "code")) == known


def test_a_picture_holds_what_the_document_says(house: PhoneHouse) -> None:
    phone, rows = house.seated_phone(), rows_under("The picture")
    asked = phone.get(f"/p/{house.workshop}/view").get_json()

    assert {name_in(row["key"]) for row in rows} == set(asked)
    assert set(asked["state"]) == keys_under("state")
    assert set(asked["mine"]) == keys_under("mine")


def test_every_client_is_sent_what_the_document_says_of_every_picture(app: Flask) -> None:
    house = house_of(app)
    workshop = house.create(house.template("manchester"), "Better use of data", "Manchester")
    key = house.service.read(workshop, lambda room: room.screen_key)
    told = app.test_client().get(f"/screen/{key}/view").get_json()

    assert set(told) == {name_in(row["key"]) for row in rows_under("The picture") if row["when"] == "always"}


def test_answers_to_a_command_hold_what_the_document_says(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    message = {"id": "a" * 32, **VOTE, "payload": {"choice": "neither"}}
    told = phone.post(f"/p/{house.workshop}/commands", json=message).get_json()

    assert set(told) == keys_under("An acknowledgement")
    assert set(told["own"]) == keys_under("Own answers")
    assert set(refusal(CLOSED)) == keys_under("A refusal")
