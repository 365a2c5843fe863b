"""The only place that sends anything unasked: after a commit, each audience's new picture to its own room.

A push is the full picture of one audience, rendered once. Pushes are gathered (at most ten a second an
audience), the newest only, and are sent only where the picture differs from the last one sent.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from flask_socketio import SocketIO

from participant.rendering import Picture
from participant.wording import plain
from sessions.events import Audience
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.writer import Publication

GAP_SECONDS = 0.1
LOG = logging.getLogger("moothall.broadcast")
Draw = Callable[[WorkshopId, str], Picture]


def table_room(table: int) -> str:
    """The channel of the phones at a table."""
    return f"table-{table}"


@dataclass
class Channels:
    """One workshop's channels: what each was last sent, and what waits to be looked at again."""

    sent: dict[str, str] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    is_flushing: bool = False
    last_flush: float = 0.0


class Broadcast:
    """Keeps screens fresh. `draw` gives the picture of a channel: "console", "screen" or "table-3"."""

    def __init__(self, service: Service, socketio: SocketIO, draw: Draw) -> None:
        self._service = service
        self._socketio = socketio
        self._draw = draw
        self._channels: dict[WorkshopId, Channels] = defaultdict(Channels)
        self._members: dict[tuple[WorkshopId, str], int] = defaultdict(int)
        self._lock = threading.Lock()
        service.subscribe(self.on_publication)

    def enter(self, sid: str, workshop: WorkshopId, channel: str) -> None:
        """A socket listens to a channel from now on."""
        self._socketio.server.enter_room(sid, room_name(workshop, channel))
        self._members[workshop, channel] += 1

    def leave(self, sid: str, workshop: WorkshopId, channel: str) -> None:
        """A socket has gone; Socket.IO takes it out of its rooms itself."""
        self._members[workshop, channel] -= 1

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

    def _named(self, workshop: WorkshopId, publication: Publication) -> set[str]:
        names: set[str] = set()
        if Audience.CONSOLE in publication.audiences:
            names.add("console")
        if Audience.PROJECTOR in publication.audiences:
            names.add("screen")
        if Audience.PHONES in publication.audiences:
            names |= {
                table_room(number) for number in self._service.read(workshop, lambda room: list(room.tables))
            }
        return names | {table_room(number) for number in publication.tables}

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
        if self._members[workshop, name] <= 0:
            channels.sent.pop(name, None)
            return
        picture = self._draw(workshop, name)
        if channels.sent.get(name) == picture.html:
            return
        message = {
            "version": picture.version,
            "html": picture.html,
            "state": plain(picture.state),
            "now": self._service.clock(),
        }
        self._socketio.emit("view", message, to=room_name(workshop, name))
        channels.sent[name] = picture.html


def room_name(workshop: WorkshopId, channel: str) -> str:
    """A channel's name among those of all workshops."""
    return f"{workshop}:{channel}"
