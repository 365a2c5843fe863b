"""A talk takes nothing."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "settings": {"say": "Who gains, and how?", "minutes": 20, "heading": "Phones down: listen"},
    "valid": [],
    "invalid": [
        ("talk", "participant", "submit_answer", {"choice": "neither"}),
        ("talk", "facilitator", "anything", {}),
    ],
}
