"""Good and bad answers to pairs and to the direct question."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "settings": {"minutes_pairs": 5},
    "valid": [
        ("pairs", "participant", "submit_pairs", {"pair-1": "a"}),
        (
            "pairs",
            "participant",
            "submit_pairs",
            {"pair-1": "b", "pair-2": "same", "shown": ["2:ba", "1:ab"]},
        ),
        ("pairs", "participant", "submit_pairs", {"answers": {"6": "cant_say"}, "shown": "6:ba"}),
        ("choice", "participant", "submit_choice", {"choice": "purpose"}),
        (
            "choice",
            "participant",
            "submit_choice",
            {"choice": "depends", "shown": ["recipient", "data", "purpose"]},
        ),
        ("choice", "participant", "submit_choice", {"choice": "cant_say", "shown": "data"}),
    ],
    "invalid": [
        ("pairs", "participant", "submit_pairs", {}),
        ("pairs", "participant", "submit_pairs", {"pair-1": ""}),
        ("pairs", "participant", "submit_pairs", {"pair-1": "both"}),
        ("pairs", "participant", "submit_pairs", {"pair-1": ["a", "b"]}),
        ("pairs", "participant", "submit_pairs", {"pair-7": "a"}),
        ("pairs", "participant", "submit_pairs", {"pair-one": "a"}),
        ("pairs", "participant", "submit_pairs", {"pair-1": "a", "shown": ["1:aa"]}),
        ("pairs", "participant", "submit_pairs", {"pair-1": "a", "weight": 2}),
        ("pairs", "participant", "submit_choice", {"choice": "purpose"}),
        ("pairs", "facilitator", "submit_pairs", {"pair-1": "a"}),
        ("choice", "participant", "submit_choice", {}),
        ("choice", "participant", "submit_choice", {"choice": ""}),
        ("choice", "participant", "submit_choice", {"choice": "everything"}),
        ("choice", "participant", "submit_choice", {"choice": "purpose", "shown": ["depends"]}),
        ("choice", "participant", "submit_pairs", {"pair-1": "a"}),
        ("choice", "facilitator", "submit_choice", {"choice": "purpose"}),
    ],
}
