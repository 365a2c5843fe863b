"""Good and bad red lines, and stands on them."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "settings": {"minutes_table": 8},
    "valid": [
        ("table", "participant", "propose_line", {"text": "No selling of records"}),
        ("table", "participant", "propose_line", {"text": "Not without a way to say no"}),
        ("table", "participant", "take_stand", {"saying": "t1-s1", "wording": "0", "stand": "support"}),
        ("table", "participant", "take_stand", {"saying": "t1-s2", "wording": 0, "stand": "object"}),
        ("table", "participant", "take_stand", {"saying": "t1-s2", "stand": "neither"}),
        ("table", "participant", "reword_saying", {"saying": "t1-s2", "text": "Not without asking"}),
        ("table", "facilitator", "approve_saying", {"saying": ["t1-s1", "t1-s2"], "wording": [0, 1]}),
        ("table", "facilitator", "correct_saying", {"saying": "t1-s1", "text": "No sale of records"}),
        ("table", "facilitator", "hide_saying", {"saying": "t1-s2"}),
        ("table", "facilitator", "unhide_saying", {"saying": "t1-s2"}),
        ("table", "participant", "propose_line", {"text": "One too many"}),
        ("table", "participant", "withdraw_saying", {"saying": "t1-s3"}),
        ("room", "participant", "take_stand", {"saying": "t1-s1", "wording": 0, "stand": "support"}),
        ("room", "participant", "take_stand", {"saying": "t1-s2", "wording": 1, "stand": "object"}),
    ],
    "invalid": [
        ("table", "participant", "propose_line", {}),
        ("table", "participant", "propose_line", {"text": "  "}),
        ("table", "participant", "propose_line", {"text": "x" * 281}),
        ("table", "facilitator", "propose_line", {"text": "Mine"}),
        ("table", "participant", "take_stand", {"saying": "t9-s1", "stand": "support"}),
        ("table", "participant", "take_stand", {"saying": "t1-s1", "stand": "love"}),
        ("table", "participant", "take_stand", {"saying": "t1-s1"}),
        ("table", "facilitator", "take_stand", {"saying": "t1-s1", "stand": "support"}),
        ("table", "participant", "reword_saying", {"saying": "t1-s9", "text": "Other"}),
        ("table", "participant", "withdraw_saying", {"saying": "t1-s9"}),
        ("table", "participant", "approve_saying", {"saying": "t1-s1"}),
        ("table", "participant", "hide_saying", {"saying": "t1-s1"}),
        ("table", "participant", "unhide_saying", {"saying": "t1-s1"}),
        ("table", "participant", "correct_saying", {"saying": "t1-s1", "text": "Other"}),
        ("room", "participant", "propose_line", {"text": "Too late"}),
        ("room", "participant", "take_stand", {"saying": "t1-s7", "stand": "support"}),
    ],
}
