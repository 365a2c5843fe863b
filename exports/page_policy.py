"""What the report's own page allows: the two scripts it carries and nothing from anywhere else."""

import base64
from collections.abc import Sequence
from hashlib import sha256


def content_policy(scripts: Sequence[str]) -> str:
    """A Content-Security-Policy under which only these scripts run and nothing is fetched."""
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def css_string(text: str) -> str:
    """A text as a CSS string that can't end its rule or its sheet, whatever is in it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def _hash(script: str) -> str:
    return base64.b64encode(sha256(script.encode()).digest()).decode("ascii")
