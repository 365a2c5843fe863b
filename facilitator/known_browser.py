"""A browser that was signed in here before, by a signed cookie that opens nothing.

Wrong passwords from such a browser are counted for itself alone, so that others who guess can't keep it out
(OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
"""

import secrets

from flask import Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE = "moothall_known"
SECONDS_KEPT = 90 * 24 * 3600


class KnownBrowser:
    """Reads and writes that cookie."""

    def __init__(self, secret_key: str) -> None:
        self._signer = URLSafeTimedSerializer(secret_key, salt="known browser")

    def name(self, request: Request) -> str:
        """What the browser is known by; empty where it was never signed in."""
        try:
            return str(self._signer.loads(request.cookies.get(_cookie_name(request), ""), SECONDS_KEPT))
        except BadData:
            return ""

    def keep(self, response: Response, request: Request) -> None:
        """Know the browser from now on, under a fresh name."""
        response.set_cookie(
            _cookie_name(request),
            str(self._signer.dumps(secrets.token_hex(16))),
            max_age=SECONDS_KEPT,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )


def _cookie_name(request: Request) -> str:
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE
