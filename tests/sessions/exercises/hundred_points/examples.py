"""Good and bad splits of 100 points over three things."""

from typing import Any

OPTIONS = [
    {"key": "use", "title": "What it is used for"},
    {"key": "who", "title": "Who sees it"},
    {"key": "choice", "title": "Whether people can say no"},
]
EXAMPLES: dict[str, Any] = {
    "settings": {"prompt": "What weighs most?", "options": OPTIONS, "minutes": 5},
    "valid": [
        ("give", "participant", "submit_points", {"points": {"use": 50, "who": 50}}),
        (
            "give",
            "participant",
            "submit_points",
            {"points-use": "33", "points-who": "33", "points-choice": 34},
        ),
        (
            "give",
            "participant",
            "submit_points",
            {"points-use": "100", "points-who": "", "points-choice": "0"},
        ),
        ("give", "participant", "submit_points", {"cant_say": "true", "points-use": "5", "points-who": ""}),
        ("give", "participant", "submit_points", {"points": {"who": 100}, "shown": ["who", "choice", "use"]}),
    ],
    "invalid": [
        ("give", "participant", "submit_points", {}),
        ("give", "participant", "submit_points", {"points-use": "", "points-who": ""}),
        ("give", "participant", "submit_points", {"points": {"use": 99}}),
        ("give", "participant", "submit_points", {"points": {"use": 100, "who": 1}}),
        ("give", "participant", "submit_points", {"points": {"use": 120, "who": -20}}),
        ("give", "participant", "submit_points", {"points": {"use": 33.4, "who": 66.6}}),
        ("give", "participant", "submit_points", {"points": {"use": "lots"}}),
        ("give", "participant", "submit_points", {"points": {"price": 100}}),
        ("give", "participant", "submit_points", {"points-use": ["50", "50"]}),
        ("give", "participant", "submit_points", {"points": {"use": 100}, "shown": ["price"]}),
        ("give", "participant", "submit_points", {"points": {"use": 100}, "weight": 2}),
        ("give", "facilitator", "submit_points", {"points": {"use": 100}}),
    ],
}
