"""Good and bad commands to an exercise of three tables: 1 and 3 talk about set 1-6, 2 about A-F."""

from typing import Any

GROUPS = [
    {"key": "individuals", "title": "Individuals"},
    {"key": "public", "title": "The wider public"},
    {"key": "providers", "title": "Service providers"},
    {"key": "staff", "title": "Staff"},
]

EXAMPLES: dict[str, Any] = {
    "settings": {
        "prompt": "Who gains, and how?",
        "say": "Take your examples one at a time. Who gains by it, and how?",
        "about": "benefits",
        "groups": GROUPS,
        "by_example": True,
        "sets": {"1": "1-6", "2": "A-F", "3": "1-6"},
    },
    "valid": [
        ("write", "participant", "add_statement", {"text": "  Help comes   sooner "}),
        (
            "write",
            "participant",
            "add_statement",
            {"text": "I'd want my GP to know", "form": "verbatim", "agreed": "true", "example": "3"},
        ),
        (
            "write",
            "participant",
            "add_statement",
            {"text": "Two for, three against", "form": "disagreement", "group": "staff", "example": ""},
        ),
        ("write", "participant", "reword_saying", {"saying": "t1-s1", "text": "Help comes in time"}),
        ("write", "participant", "withdraw_saying", {"saying": "t1-s3"}),
        ("write", "facilitator", "approve_saying", {"saying": "t1-s1", "wording": "1"}),
        ("write", "facilitator", "approve_saying", {"saying": ["t1-s2"]}),
        ("write", "facilitator", "correct_saying", {"saying": "t1-s1", "text": "Help arrives in time"}),
        ("write", "facilitator", "hide_saying", {"saying": "t1-s2"}),
        ("write", "facilitator", "unhide_saying", {"saying": "t1-s2"}),
    ],
    "invalid": [
        ("write", "participant", "add_statement", {}),
        ("write", "participant", "add_statement", {"text": "   "}),
        ("write", "participant", "add_statement", {"text": "x" * 281}),
        ("write", "participant", "add_statement", {"text": "Words", "form": "shout"}),
        ("write", "participant", "add_statement", {"text": "Words", "group": "robots"}),
        ("write", "participant", "add_statement", {"text": "Words", "example": "A"}),
        ("write", "facilitator", "add_statement", {"text": "What I think"}),
        ("write", "participant", "reword_saying", {"saying": "t9-s9", "text": "Other words"}),
        ("write", "facilitator", "reword_saying", {"saying": "t1-s1", "text": "Other words"}),
        ("write", "participant", "withdraw_saying", {"saying": "t9-s9"}),
        ("write", "participant", "approve_saying", {"saying": "t1-s1"}),
        ("write", "facilitator", "approve_saying", {"saying": []}),
        ("write", "facilitator", "approve_saying", {"saying": "t9-s9"}),
        ("write", "participant", "hide_saying", {"saying": "t1-s1"}),
        ("write", "facilitator", "hide_saying", {"saying": "t9-s9"}),
        ("write", "participant", "unhide_saying", {"saying": "t1-s1"}),
        ("write", "facilitator", "unhide_saying", {"saying": "t9-s9"}),
        ("write", "participant", "correct_saying", {"saying": "t1-s1", "text": "Mine"}),
        ("write", "facilitator", "correct_saying", {"saying": "t9-s9", "text": "Mine"}),
    ],
}
