"""Good and bad forms."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "settings": {},
    "valid": [
        ("form", "participant", "submit_evaluation", {"rating-1": "5"}),
        (
            "form",
            "participant",
            "submit_evaluation",
            {"rating-1": 4, "rating-3": 6, "comment-1": "Real examples", "comment-4": ""},
        ),
        ("form", "participant", "submit_evaluation", {"comment-2": "Too warm"}),
        ("form", "participant", "submit_evaluation", {"ratings": {"2": 3}, "comments": {"4": "Well run"}}),
    ],
    "invalid": [
        ("form", "participant", "submit_evaluation", {}),
        ("form", "participant", "submit_evaluation", {"rating-1": "", "comment-1": "  \n "}),
        ("form", "participant", "submit_evaluation", {"rating-1": 7}),
        ("form", "participant", "submit_evaluation", {"rating-1": 0}),
        ("form", "participant", "submit_evaluation", {"rating-1": ["3", "4"]}),
        ("form", "participant", "submit_evaluation", {"rating-4": 3}),
        ("form", "participant", "submit_evaluation", {"rating-x": 3}),
        ("form", "participant", "submit_evaluation", {"comment-5": "One question too many"}),
        ("form", "participant", "submit_evaluation", {"comment-1": "x" * 601}),
        ("form", "participant", "submit_evaluation", {"rating-1": 3, "name": "Mine"}),
        ("form", "facilitator", "submit_evaluation", {"rating-1": 3}),
    ],
}
