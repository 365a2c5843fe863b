"""A person's entry in the register of names, held by a key that this phone alone has.

The cookie says which key is whose on this phone; the server keeps no more than the key's hash, and nothing
that ties it to a seat. So a phone that lost its cookie can't reach its entry: a facilitator strikes it out.
"""

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from sessions.ids import ParticipantId, WorkshopId
from sessions.register import NameRow
from sessions.service import Service

COOKIE = "moothall_names"
SECONDS_KEPT = 90 * 24 * 3600
ENTRIES_KEPT = 12  # the newest ones


class Names:
    """Reads and writes the cookie, and the entries it opens."""

    def __init__(self, service: Service, secret_key: str) -> None:
        self._service = service
        self._signer = URLSafeTimedSerializer(secret_key, salt="register of names")

    def entry(self, request: Request, workshop: WorkshopId, person: ParticipantId) -> NameRow | None:
        """What somebody on this phone has in the register."""
        key = self._keys(request).get(_slot(workshop, person))
        known = entry_id(key) if key else ""
        return next((row for row in self._service.names(workshop) if row.id == known), None)

    def key(self, request: Request, workshop: WorkshopId, person: ParticipantId) -> str:
        """The key of their entry; a fresh one where there is none."""
        return self._keys(request).get(_slot(workshop, person)) or secrets.token_urlsafe(16)

    def strike(self, request: Request, workshop: WorkshopId, person: ParticipantId) -> None:
        """Take their entry out; nothing where there is none."""
        key = self._keys(request).get(_slot(workshop, person))
        if key:
            self._service.strike_names(workshop, [entry_id(key)])

    def keep(
        self, response: Response, request: Request, workshop: WorkshopId, person: ParticipantId, key: str
    ) -> None:
        """Let this phone reach the entry from now on."""
        slot = _slot(workshop, person)
        others = [(known, held) for known, held in self._keys(request).items() if known != slot]
        response.set_cookie(
            _cookie_name(request),
            str(self._signer.dumps(dict([*others, (slot, key)][-ENTRIES_KEPT:]))),
            max_age=SECONDS_KEPT,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )

    def _keys(self, request: Request) -> Mapping[str, str]:
        try:
            held: Any = self._signer.loads(
                request.cookies.get(_cookie_name(request), ""), max_age=SECONDS_KEPT
            )
        except BadData:
            return {}
        return {str(slot): str(key) for slot, key in held.items()} if isinstance(held, dict) else {}


def entry_id(key: str) -> str:
    """How the register knows the entry of a key."""
    return sha256(f"register {key}".encode()).hexdigest()


def _slot(workshop: WorkshopId, person: ParticipantId) -> str:
    """Whose key it is, on a phone that several people share."""
    return f"{workshop}/{person[:8]}"


def _cookie_name(request: Request) -> str:
    """Under TLS the name itself makes browsers refuse the cookie from anywhere but this host."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE
