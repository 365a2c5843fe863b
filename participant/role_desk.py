"""Who holds a role on this browser: one signed cookie names the link that was used last for each workshop.

Whether that link still counts is asked of the workshop each time, so an ended one gives nothing at once. A
link carries 128 random bits; the record keeps a hash of them, and the cookie no more than the link's id, with
a mark of the browser by which one can leave and others with the same link go on.
"""

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from sessions.exercises.base import Actor
from sessions.ids import GrantId, WorkshopId
from sessions.roles import Grant
from sessions.service import Service, UnknownWorkshopError

COOKIE = "moothall_role"
SECONDS_KEPT = 30 * 24 * 3600
WORKSHOPS_KEPT = 12  # the newest ones; more would outgrow what a browser keeps in a cookie


def new_secret() -> str:
    """128 random bits, as an address carries them."""
    return secrets.token_urlsafe(16)


def secret_hash(secret: str) -> str:
    """What the record keeps of a link's secret, which is too long to be found by trying."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def new_grant() -> GrantId:
    """The name of a link, which opens nothing."""
    return GrantId(f"grant-{secrets.token_hex(8)}")


class RoleDesk:
    """Reads and writes the role cookie, and finds what a link was made for."""

    def __init__(self, service: Service, secret_key: str) -> None:
        self._service = service
        self._signer = URLSafeTimedSerializer(secret_key, salt="role links")
        self._left: set[str] = set()

    def actor(self, request: Request, workshop: WorkshopId) -> Actor | None:
        """Who this browser is by its link; None where it has none, or one that was ended."""
        held = self.held(request, workshop)
        return held.actor if held and not held.is_revoked else None

    def mark(self, request: Request, workshop: WorkshopId) -> str:
        """What tells this browser from others with the same link; empty where it holds none."""
        return self._held(request).get(workshop, "")

    def workshops(self, request: Request) -> list[WorkshopId]:
        """Those for which this browser used a link, ended or not."""
        return list(self._held(request))

    def held(self, request: Request, workshop: WorkshopId) -> Grant | None:
        """The link this browser used last for a workshop, ended or not."""
        name = self.mark(request, workshop)
        return self._read(workshop, name.partition(".")[0]) if name and name not in self._left else None

    def behind(self, workshop: WorkshopId, secret: str) -> Grant | None:
        """What an address was made for, also where it was ended since."""
        try:
            return self._service.read(workshop, lambda room: room.grants.with_secret(secret_hash(secret)))
        except UnknownWorkshopError:
            return None

    def keep(self, response: Response, request: Request, workshop: WorkshopId, grant: GrantId) -> None:
        """Let this browser hold a role from now on, in place of any other in the same workshop."""
        mark = f"{grant}.{secrets.token_hex(8)}"
        self._write(response, request, [*self._others(request, workshop), (workshop, mark)])

    def leave(self, response: Response, request: Request, workshop: WorkshopId) -> str:
        """Let this browser forget its link, also in copies of its cookie; gives its mark."""
        mark = self.mark(request, workshop)
        self._left.add(mark)
        self._write(response, request, self._others(request, workshop))
        return mark

    def _others(self, request: Request, workshop: WorkshopId) -> list[tuple[WorkshopId, str]]:
        return [(known, name) for known, name in self._held(request).items() if known != workshop]

    def _write(self, response: Response, request: Request, held: list[tuple[WorkshopId, str]]) -> None:
        response.set_cookie(
            _cookie_name(request),
            str(self._signer.dumps(dict(held[-WORKSHOPS_KEPT:]))),
            max_age=SECONDS_KEPT,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )

    def _read(self, workshop: WorkshopId, grant: str) -> Grant | None:
        try:
            return self._service.read(workshop, lambda room: room.grants.given.get(GrantId(grant)))
        except UnknownWorkshopError:
            return None

    def _held(self, request: Request) -> Mapping[WorkshopId, str]:
        signed = request.cookies.get(_cookie_name(request), "")
        try:
            held: Any = self._signer.loads(signed, max_age=SECONDS_KEPT)
        except BadData:
            return {}
        return {WorkshopId(str(k)): str(v) for k, v in held.items()} if isinstance(held, dict) else {}


def _cookie_name(request: Request) -> str:
    """Under TLS the name itself makes browsers refuse the cookie from anywhere but this host."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE
