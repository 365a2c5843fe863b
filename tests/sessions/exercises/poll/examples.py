"""Good and bad answers to a poll of two rounds."""

from typing import Any

ROUNDS = [
    {"stage": "what-it-is", "question": "How comfortable are you with the index?"},
    {"stage": "who-sees-what", "question": "How comfortable are you with the index now?"},
]
EXAMPLES: dict[str, Any] = {
    "settings": {"case_study": "camden_residents_index", "rounds": ROUNDS, "minutes": 4},
    "valid": [
        ("round-1", "participant", "submit_answer", {"choice": "neither"}),
        ("round-1", "participant", "submit_answer", {"choice": "cant_say"}),
        ("round-2", "participant", "submit_answer", {"choice": "very_comfortable"}),
        ("round-2", "participant", "submit_answer", {"choice": "prefer_not"}),
    ],
    "invalid": [
        ("round-1", "participant", "submit_answer", {}),
        ("round-1", "participant", "submit_answer", {"choice": ""}),
        ("round-1", "participant", "submit_answer", {"choice": "delighted"}),
        ("round-1", "participant", "submit_answer", {"choice": 5}),
        ("round-1", "participant", "submit_answer", {"choice": ["neither", "comfortable"]}),
        ("round-2", "participant", "submit_answer", {"choice": "neither", "weight": 2}),
        ("round-2", "facilitator", "submit_answer", {"choice": "neither"}),
    ],
}
