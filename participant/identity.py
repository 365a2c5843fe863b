"""Who a phone is: one signed cookie with random tokens for each workshop it has joined, one a person.

The record knows a participant by an id derived from the token and never holds the token, so nobody who
reads the record can answer as someone else. A phone that is passed on holds a token for each person, first
that of whoever answers now. No name, address or device is kept, here or anywhere.
"""

import secrets
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b, sha256
from time import time

from flask import Request, Response
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

from sessions.ids import ParticipantId, PhoneKey, WorkshopId
from sessions.service import CODE_LENGTH, CODE_LETTERS

COOKIE = "moothall_seat"
DAYS_KEPT = 30
SECONDS_KEPT = DAYS_KEPT * 24 * 3600
COOKIES_KNOWN = 4096
WORKSHOPS_KEPT = 12  # the newest ones; more would outgrow what a browser keeps in a cookie
TOKENS_KEPT = 8  # of one workshop: a phone is passed on to six people at most
RECEIPT_LENGTH = 8  # characters of a receipt code
TOKEN_LENGTH = 32  # hexadecimal digits: 128 bits


def new_token() -> str:
    """128 random bits: what makes an answer this phone's own."""
    return secrets.token_hex(TOKEN_LENGTH // 2)


def participant_of(token: str) -> ParticipantId:
    """The id under which the record knows the holder of a token."""
    return ParticipantId(blake2b(token.encode(), digest_size=16, person=b"participant").hexdigest())


def phone_of(token: str) -> PhoneKey:
    """What the record calls the phone that holds a token: the participant's own id if they joined on it."""
    return PhoneKey(participant_of(token))


def new_seat_code() -> str:
    """A rejoin code: 30 random bits in letters and numbers that no one confuses."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def shuffle_key_of(participant: ParticipantId) -> str:
    """What the order of cards on a phone is made from; the record can work it out again."""
    return blake2b(participant.encode(), digest_size=8, person=b"shuffle").hexdigest()


class Identity:
    """Reads and writes the seat cookie, and vouches for the token a join page offers."""

    def __init__(self, secret_key: str) -> None:
        self.secret_key = secret_key
        self._code_key = sha256(f"seat codes {secret_key}".encode()).digest()
        self._receipt_key = sha256(f"receipt codes {secret_key}".encode()).digest()
        self._seats = URLSafeTimedSerializer(secret_key, salt="participant seats")
        self._offers = URLSafeSerializer(secret_key, salt="participant offer")
        self._unsigned = lru_cache(maxsize=COOKIES_KNOWN)(self._read)  # every event brings it

    def tokens(self, request: Request, workshop: WorkshopId) -> tuple[str, ...]:
        """The tokens this browser holds for a workshop, first that of whoever answers now."""
        return self._tokens(request).get(workshop, ())

    def token(self, request: Request, workshop: WorkshopId) -> str | None:
        """The token of whoever answers on this browser now."""
        return next(iter(self.tokens(request, workshop)), None)

    def participant(self, request: Request, workshop: WorkshopId) -> ParticipantId | None:
        """Who this browser is in a workshop; None where it holds no token or a forged one."""
        token = self.token(request, workshop)
        return participant_of(token) if token else None

    def workshops(self, request: Request) -> list[WorkshopId]:
        """The workshops this browser holds a token for, newest last."""
        return list(self._tokens(request))

    def keep(self, response: Response, request: Request, workshop: WorkshopId, token: str) -> None:
        """Put a token first among those of its workshop, beside all others that the browser holds."""
        held = self._tokens(request)
        rest = [known for known in held.get(workshop, ()) if known != token]
        others = [(known, tokens) for known, tokens in held.items() if known != workshop]
        newest = [*others, (workshop, (token, *rest)[:TOKENS_KEPT])][-WORKSHOPS_KEPT:]
        response.set_cookie(
            _cookie_name(request),
            self._seats.dumps(dict(newest)),
            max_age=SECONDS_KEPT,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )

    def offer(self, workshop: WorkshopId) -> str:
        """A fresh token, signed, for a join form to carry: sending the form twice then takes one seat."""
        return str(self._offers.dumps([workshop, new_token()]))

    def accept(self, offer: str, workshop: WorkshopId) -> str:
        """The token that was offered for this workshop; a new one where the offer isn't ours."""
        try:
            offered = self._offers.loads(offer)
        except BadData:
            return new_token()
        known = isinstance(offered, list) and len(offered) == 2 and offered[0] == workshop
        return str(offered[1]) if known else new_token()

    def code_hash(self, workshop: WorkshopId, code: str) -> str:
        """What the record keeps of a rejoin code: six characters alone could be found by trying all."""
        spoken = f"{workshop}/{code}".encode(errors="replace")
        return blake2b(spoken, key=self._code_key, digest_size=16).hexdigest()

    def receipt_code(self, workshop: WorkshopId, participant: ParticipantId) -> str:
        """What a person shows to have their words withdrawn without their phone: 40 bits, kept nowhere."""
        spoken = f"{workshop}/{participant}".encode()
        digest = blake2b(spoken, key=self._receipt_key, digest_size=RECEIPT_LENGTH).digest()
        return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest)

    def _tokens(self, request: Request) -> Mapping[WorkshopId, tuple[str, ...]]:
        held, until = self._unsigned(request.cookies.get(_cookie_name(request), ""))
        return held if time() <= until else {}

    def _read(self, signed: str) -> tuple[Mapping[WorkshopId, tuple[str, ...]], float]:
        """What a cookie of ours holds, and until when it counts."""
        try:
            held, signed_at = self._seats.loads(signed, return_timestamp=True)
        except BadData:
            return {}, 0
        if not isinstance(held, dict):
            return {}, 0
        tokens = {WorkshopId(str(workshop)): _all(tokens) for workshop, tokens in held.items()}
        return tokens, signed_at.timestamp() + SECONDS_KEPT


def _all(kept: object) -> tuple[str, ...]:
    """The tokens of one workshop; a cookie made before phones were passed on holds one alone."""
    return tuple(str(token) for token in kept) if isinstance(kept, list) else (str(kept),)


def _cookie_name(request: Request) -> str:
    """Under TLS the name itself makes browsers refuse the cookie from anywhere but this host."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE
