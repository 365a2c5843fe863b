"""A rehearsal led through the terminal, up to a reveal but never to one, while every browser takes notes.

One at each table is watched: they do the same in every run, as everybody does for the
table. In the contrary run the others put their own orders upside down and vote from the other end, and one
of them can't say.
"""

import asyncio
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from typing import Any

from casestudies.schema import Materials
from facilitator.rehearsal.joining import take_role
from facilitator.rehearsal.script import Line, Script, Stop
from participant.role_desk import new_grant, new_secret, secret_hash
from sessions.exercises.base import Badge
from sessions.exercises.registry import discover
from tests.running import RunningServer
from tests.withholding.comparing import Account, known_of
from tests.withholding.witness import Point, Witness

SEED = 7
WHOLE_ROOM = {1: 5, 2: 4, 3: 2}  # people by table
PUSH_SECONDS = 15
CANNOT_SAY = (2, 2)  # table and seat of the one who can't
BY_LINK = {"observer": "role", "expert": "role", "host": "role", "table_facilitator": "table"}  # role -> line
OPPOSITE = {
    "very_uncomfortable": "very_comfortable",
    "uncomfortable": "comfortable",
    "neither": "very_comfortable",
    "comfortable": "uncomfortable",
    "very_comfortable": "very_uncomfortable",
    "cant_say": "neither",
    "prefer_not": "comfortable",
}
OTHER_VERSION = {"a": "b", "b": "same", "same": "cant_say", "cant_say": "a"}
OTHER_FACTOR = {
    "data": "purpose",
    "purpose": "recipient",
    "recipient": "depends",
    "depends": "cant_say",
    "cant_say": "data",
}


@dataclass
class Day:
    """One run: a rehearsal copy and everyone in it."""

    server: RunningServer
    is_contrary: bool
    room: Mapping[int, int]
    template: str = "manchester"
    point: Point = field(default_factory=Point)
    here: str | None = None

    def __post_init__(self) -> None:
        """Make the copy; nobody is there yet."""
        made = self.server.ask("new", template=self.template, title="Before the reveal", area="Manchester")
        self.copy = self.server.ask("rehearsal", workshop=made["id"])
        self.workshop = str(self.copy["id"])
        plan = self.server.ask("plan", workshop=self.workshop)
        materials = Materials.model_validate(plan["materials"])
        self.script = Script(plan["plan"], materials, discover(), SEED)
        self.people = {
            (table, seat): self._witness(f"table {table}, seat {seat + 1}")
            for table, people in self.room.items()
            for seat in range(people)
        }
        self.projector = self._witness("projector")
        self.passer_by = self._witness("passer-by")
        self.by_link = {role: self._witness(role) for role in BY_LINK}
        self.secrets = {role: new_secret() for role in BY_LINK}

    @property
    def watched(self) -> dict[int, Witness]:
        """Who does the same in both runs, by table."""
        return {table: self.people[table, 0] for table in self.room}

    @property
    def accounts(self) -> dict[str, Account]:
        """What everyone was sent, by name."""
        links = self._ids_and_codes()
        everyone = [*self.people.values(), self.projector, self.passer_by, *self.by_link.values()]
        return {witness.name: Account(witness, known_of(witness, links)) for witness in everyone}

    async def play(self, steps: Collection[str]) -> None:
        """Everybody sits down, then step by step to the last of these; in the others nothing is asked."""
        everyone = [*self.people.values(), self.projector, self.passer_by, *self.by_link.values()]
        async with AsyncExitStack() as stack:
            for witness in everyone:
                stack.push_async_callback(witness.leave)
            await self._gather_people()
            for stop in self.script.stops:
                if not steps or self.here == list(steps)[-1]:
                    break
                await self._at("go_next", stop, "reached")
                if stop.key in steps:
                    await self._ask_the_room(stop)

    async def _gather_people(self) -> None:
        key = self.copy["links"]["projector"].rsplit("/", 1)[1]
        await self.projector.connect(**{"as": "screen", "screen_key": key})
        for role, witness in self.by_link.items():
            await self._let_in(role, witness)
        for (table, _), person in sorted(self.people.items(), key=lambda item: item[0][1]):
            await person.sit_down(self.copy["join_code"], table)
            await person.connect(**{"as": "phone", "workshop": self.workshop})
            seated = [witness for witness in self.watched.values() if witness.mine]
            looking = (*seated, self.projector, *self.by_link.values())
            await asyncio.gather(*(witness.look() for witness in looking))
        await self._look_around("seated")

    async def _let_in(self, role: str, witness: Witness) -> None:
        """Give a link for a role, and use it."""
        table = 1 if role == "table_facilitator" else None
        given = {"grant": new_grant(), "role": role, "secret_hash": secret_hash(self.secrets[role])}
        order = {"id": secrets.token_hex(16), "name": "grant_role", "payload": {**given, "table": table}}
        told = await asyncio.to_thread(self.server.ask, "lead", workshop=self.workshop, message=order)
        assert told["ok"], told
        await take_role(witness.browser, self.server.base, f"/r/{self.workshop}/{self.secrets[role]}")
        await witness.connect(**{"as": BY_LINK[role], "workshop": self.workshop})

    async def _ask_the_room(self, stop: Stop) -> None:
        await self._at("open_step", stop, "opened")
        for place, line in self._lines(stop):
            told = await self.people[place].act(line.command, stop.exercise, stop.key, line.payload)
            assert told["ok"], (self.point, told)
            await self._look()
        await self._look_around(f"{stop.key} answered")
        for person in self.watched.values():  # a first answer once more: refused where one is there
            await person.act("submit_answer", stop.exercise, stop.key, {"choice": "neither"})
        await self._at("lock_step", stop, "locked")

    def _lines(self, stop: Stop) -> Iterable[tuple[tuple[int, int], Line]]:
        is_own = stop.phase.badge is Badge.INDIVIDUAL
        for table, people in self.room.items():
            for line in self.script.lines(stop, table, people):
                place = (table, line.seat)
                is_other = line.seat > 0
                yield place, contrary(place, line) if self.is_contrary and is_own and is_other else line

    async def _at(self, order: str, stop: Stop, words: str) -> None:
        head = {"id": secrets.token_hex(16), "name": order, "step": self.here}
        self.point.words = f"{stop.key} being {words}"
        told = await asyncio.to_thread(
            self.server.ask, "lead", workshop=self.workshop, message={**head, "payload": {}}
        )
        await self._until_shown(told["version"])
        self.here = stop.key
        await self._look_around(f"{stop.key} {words}", with_pages=stop.phase.takes_answers)

    async def _look(self) -> None:
        """Everyone watched looks at the picture of this very version."""
        looking = (*self.watched.values(), self.projector, *self.by_link.values())
        await asyncio.gather(*(witness.look() for witness in looking))

    async def _look_around(self, words: str, with_pages: bool = True) -> None:
        """Everyone watched looks at the picture, and at every page there is for them."""
        self.point.words = words
        await self._look()
        if with_pages:
            await self._visit_all()

    async def _visit_all(self) -> None:
        pages = (f"/p/{self.workshop}", f"/p/{self.workshop}/view")
        screen = self.copy["links"]["projector"].removeprefix(self.server.base)
        await asyncio.gather(*(_visit(person, pages) for person in self.watched.values()))
        await _visit(self.projector, (screen, f"{screen}/view"))
        home = f"/r/{self.workshop}"
        for role, line in BY_LINK.items():
            own = (f"{home}/table",) if line == "table" else (home, f"{home}/view", f"{home}/reading")
            await _visit(self.by_link[role], own)
        code = self.copy["join_code"]
        await _visit(self.passer_by, (f"/j/{code}", f"/j/{code}/1", f"/j/{code}/4"))

    async def _until_shown(self, version: int) -> None:
        """Wait until the push of an order has come to all phones."""
        async with asyncio.timeout(PUSH_SECONDS):
            while not all(w.pushed and w.pushed[-1].body["version"] >= version for w in self.people.values()):
                await asyncio.sleep(0.01)

    def _witness(self, name: str) -> Witness:
        return Witness(name, self.server.base, self.point)

    def _ids_and_codes(self) -> dict[str, str]:
        file = f"{(self.server.data / 'moothall.db').as_uri()}?mode=ro"
        with closing(sqlite3.connect(file, uri=True)) as record:
            asked = "select join_secret, screen_key, join_code from workshops where id = ?"
            secret, key, code = record.execute(asked, (self.workshop,)).fetchone()
        return {
            "join": f"{self.server.base}/j/{secret}",
            "secret": secret,
            "screen": key,
            "code": code,
            "workshop": self.workshop,
            **{f"link-{role}": secret for role, secret in self.secrets.items()},
            **{
                f"person {table}-{seat}": str(person.mine["participant"])
                for (table, seat), person in self.people.items()
                if person.mine
            },
        }


def contrary(place: tuple[int, int], line: Line) -> Line:
    """The opposite of what somebody would have answered for themselves."""
    command = OTHER_COMMAND.get(line.command, line.command)
    return Line(line.seat, command, CONTRARY[line.command](place, line.payload))


def _order(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {**given, "tiers": given["tiers"][::-1]}


def _choice(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {**given, "choice": "cant_say" if place == CANNOT_SAY else OPPOSITE[given["choice"]]}


def _pairs(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    turned = {name: OTHER_VERSION[said] for name, said in given.items() if name.startswith("pair-")}
    return {**given, **turned}


def _factor(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {**given, "choice": "cant_say" if place == CANNOT_SAY else OTHER_FACTOR[given["choice"]]}


def _form(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said[::-1] if isinstance(said, str) else 7 - said for name, said in given.items()}


def _points(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    fields = [name for name in given if name.startswith("points-")]
    turned = zip(fields, [given[name] for name in reversed(fields)], strict=True)
    return {**given, **dict(turned)}


def _reply(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    """Whatever it was, it stands apart now."""
    return {"choice": "prefer_not" if given.get("choice") == "cant_say" else "cant_say"}


def _marks(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {**given, "most": given["least"], "least": given["most"]}


def _differing(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {"card": "", "text": f"Seat {place[1] + 1} would not have said so"}


def _agreeing(place: tuple[int, int], given: Mapping[str, Any]) -> dict[str, Any]:
    return {}


OTHER_COMMAND = {"nothing_to_add": "put_on_record", "put_on_record": "nothing_to_add"}
CONTRARY: Mapping[str, Callable[[tuple[int, int], Mapping[str, Any]], dict[str, Any]]] = {
    "submit_order": _order,
    "submit_answer": _choice,
    "submit_pairs": _pairs,
    "submit_choice": _factor,
    "submit_evaluation": _form,
    "submit_points": _points,
    "give_answer": _reply,
    "mark_most_least": _marks,
    "nothing_to_add": _differing,
    "put_on_record": _agreeing,
}


def play_twice(
    server: RunningServer,
    steps: Collection[str],
    room: Mapping[int, int] = WHOLE_ROOM,
    template: str = "manchester",
) -> tuple[Day, Day]:
    """The same day and the contrary one, side by side on one server."""

    async def both() -> tuple[Day, Day]:
        days = Day(server, False, room, template), Day(server, True, room, template)
        await asyncio.gather(*(day.play(steps) for day in days))
        return days

    return asyncio.run(both())


async def _visit(witness: Witness, paths: Iterable[str]) -> None:
    for path in paths:
        await witness.fetch(path)
