"""The only place that sends anything unasked: after a commit, each audience's new picture to its own room.

A push is the full picture of one audience, rendered once. Pushes are gathered (at most ten a second an
audience), the newest only, and are sent only where the picture differs from the last one sent. A socket that
has not taken the last one yet is left out, and gets the newest once it has: a slow screen piles nothing up.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_socketio import SocketIO

from facilitator.backlog import is_behind
from facilitator.table_desk import table_channel
from participant.rendering import Picture
from participant.wording import plain
from sessions.events import Audience
from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.writer import Publication

GAP_SECONDS = 0.1
SLOW_SECONDS = 0.5
LOG = logging.getLogger("moothall.broadcast")
Draw = Callable[[WorkshopId, str], Picture]
IsSlow = Callable[[SocketIO, str], bool]


def table_room(table: int) -> str:
    """The channel of the phones at a table."""
    return f"table-{table}"


@dataclass
class Channels:
    """One workshop's channels: what each was last sent, and what waits to be looked at again.

    `owed` are the sockets of a channel that were too slow for the last picture.
    """

    sent: dict[str, tuple[str, int]] = field(default_factory=dict)
    owed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    waiting: set[str] = field(default_factory=set)
    is_flushing: bool = False
    last_flush: float = 0.0


class Broadcast:
    """Keeps screens fresh. `draw` gives a channel's picture: "console", "said", "screen", "watch",
    "expert", "table-3", "scribe-3", "table_facilitator-3"."""

    def __init__(self, service: Service, socketio: SocketIO, draw: Draw, is_slow: IsSlow = is_behind) -> None:
        self._service = service
        self._socketio = socketio
        self._draw = draw
        self._is_slow = is_slow
        self._channels: dict[WorkshopId, Channels] = defaultdict(Channels)
        self._members: dict[tuple[WorkshopId, str], set[str]] = defaultdict(set)
        self._lock = threading.Lock()
        service.subscribe(self.on_publication)

    def enter(self, sid: str, workshop: WorkshopId, channel: str) -> None:
        """A socket listens to a channel from now on."""
        self._socketio.server.enter_room(sid, room_name(workshop, channel))
        self._members[workshop, channel].add(sid)

    def leave(self, sid: str, workshop: WorkshopId, channel: str) -> None:
        """A socket has gone; Socket.IO takes it out of its rooms itself."""
        self._members[workshop, channel].discard(sid)

    def change_tables(self, sid: str, workshop: WorkshopId, before: int, now: int) -> None:
        """A phone listens at another table; it is owed that table's picture, changed or not."""
        self._socketio.server.leave_room(sid, room_name(workshop, table_room(before)))
        self.leave(sid, workshop, table_room(before))
        self.enter(sid, workshop, table_room(now))
        with self._lock:
            self._channels[workshop].owed[table_room(now)].add(sid)

    def on_publication(self, workshop: WorkshopId, publication: Publication) -> None:
        """A commit may have changed some channels' pictures."""
        self.touch(workshop, self._named(workshop, publication))

    def touch(self, workshop: WorkshopId, names: set[str]) -> None:
        """Look at these channels again soon."""
        with self._lock:
            channels = self._channels[workshop]
            channels.waiting |= names
            if channels.is_flushing:
                return
            channels.is_flushing = True
        self._socketio.start_background_task(self._flush, workshop)

    def touch_all(self, names: set[str]) -> None:
        """Look at these channels of every workshop that somebody listens to."""
        for workshop in {workshop for (workshop, name), sids in list(self._members.items()) if sids}:
            self.touch(workshop, set(names))

    def _named(self, workshop: WorkshopId, publication: Publication) -> set[str]:
        names: set[str] = set()
        if Audience.CONSOLE in publication.audiences:
            names |= {"console", "said"}
        if Audience.PROJECTOR in publication.audiences:
            names |= {"screen", "watch", "expert"}
        if Audience.PHONES in publication.audiences:
            names.add("expert")
            names |= {
                table_room(number) for number in self._service.read(workshop, lambda room: list(room.tables))
            }
        names |= {table_room(number) for number in publication.tables}
        return names | self._at_tables(workshop, names, Audience.CONSOLE in publication.audiences)

    def _at_tables(self, workshop: WorkshopId, names: set[str], is_progress: bool) -> set[str]:
        """The channels of those who write for the tables named; who helps a table sees how far each is."""
        tables = self._service.read(workshop, lambda room: list(room.tables))
        touched = [number for number in tables if table_room(number) in names]
        helped = tables if is_progress else touched
        scribes = {table_channel(Role.SCRIBE, number) for number in touched}
        return scribes | {table_channel(Role.TABLE_FACILITATOR, number) for number in helped}

    def _flush(self, workshop: WorkshopId) -> None:
        channels = self._channels[workshop]
        while True:
            self._socketio.sleep(max(0.0, channels.last_flush + GAP_SECONDS - time.monotonic()))
            with self._lock:
                names, channels.waiting = channels.waiting, set()
                if not names:
                    channels.is_flushing = False
                    return
            channels.last_flush = time.monotonic()
            for name in sorted(names):
                self._push_or_log(workshop, name, channels)

    def _push_or_log(self, workshop: WorkshopId, name: str, channels: Channels) -> None:
        """One picture that can't be drawn or sent is logged, and never keeps the others waiting."""
        try:
            self._push(workshop, name, channels)
        except Exception:
            LOG.exception("the picture of %s could not be sent", name)

    def _push(self, workshop: WorkshopId, name: str, channels: Channels) -> None:
        members = self._members[workshop, name]
        if not members:
            channels.sent.pop(name, None)
            channels.owed.pop(name, None)
            return
        picture = self._draw(workshop, name)
        slow = {sid for sid in members if self._is_slow(self._socketio, sid)}
        late = channels.owed[name] & members
        shown = (picture.html, picture.state["cleared"])  # a clearing changes what a phone shows of its own
        if channels.sent.get(name) != shown:
            self._emit(picture, to=room_name(workshop, name), skip_sid=list(slow))
            channels.sent[name] = shown
            late = set()
            channels.owed[name] = slow
        for sid in late - slow:
            self._emit(picture, to=sid)
            channels.owed[name].discard(sid)
        if channels.owed[name] & members:
            self._socketio.start_background_task(self._look_again, workshop, name)

    def _look_again(self, workshop: WorkshopId, name: str) -> None:
        self._socketio.sleep(SLOW_SECONDS)
        self.touch(workshop, {name})

    def _emit(self, picture: Picture, **to: Any) -> None:
        message = {
            "version": picture.version,
            "html": picture.html,
            "state": plain(picture.state),
            "now": self._service.clock(),
        }
        self._socketio.emit("view", message, **to)


def room_name(workshop: WorkshopId, channel: str) -> str:
    """A channel's name among those of all workshops."""
    return f"{workshop}:{channel}"
