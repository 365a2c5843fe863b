"""Good and bad words for a definition, and what may be done with them."""

from typing import Any

FIRST, SECOND = "What helps many people", "What helps many people and harms nobody unseen"
EXAMPLES: dict[str, Any] = {
    "settings": {"term": "public benefit", "starters": ["Who gains?", "Who decides?"]},
    "valid": [
        ("write", "participant", "write_definition", {"text": FIRST}),
        ("write", "participant", "endorse_definition", {"saying": "t1-s1", "agrees": "false"}),
        ("write", "participant", "endorse_definition", {"saying": "t1-s1"}),
        ("write", "participant", "write_definition", {"text": SECOND, "saying": "t1-s1"}),
        ("write", "participant", "leave_open", {"reason": "Two of us would count savings."}),
        ("write", "participant", "leave_open", {"is_open": "false"}),
        ("write", "participant", "leave_open", {}),
        ("write", "facilitator", "approve_saying", {"saying": "t1-s2"}),
        ("write", "facilitator", "correct_saying", {"saying": "t1-s2", "text": "Y" * 300}),
        ("write", "facilitator", "hide_saying", {"saying": "t1-s2"}),
        ("write", "facilitator", "unhide_saying", {"saying": "t1-s2"}),
    ],
    "invalid": [
        ("write", "participant", "write_definition", {}),
        ("write", "participant", "write_definition", {"text": " \u200b "}),
        ("write", "participant", "write_definition", {"text": "x" * 401}),
        ("write", "participant", "write_definition", {"text": "Late words", "saying": "t1-s9"}),
        ("write", "facilitator", "write_definition", {"text": "Mine"}),
        ("write", "participant", "endorse_definition", {"saying": "t1-s9"}),
        ("write", "participant", "endorse_definition", {"saying": "t2-s1"}),
        ("write", "participant", "endorse_definition", {}),
        ("write", "facilitator", "endorse_definition", {"saying": "t1-s2"}),
        ("write", "participant", "leave_open", {"reason": "x" * 281}),
        ("write", "facilitator", "leave_open", {}),
        ("write", "participant", "approve_saying", {"saying": "t1-s2"}),
        ("write", "facilitator", "approve_saying", {"saying": "t1-s1"}),
        ("write", "facilitator", "correct_saying", {"saying": "t1-s1", "text": "Other"}),
        ("write", "facilitator", "correct_saying", {"saying": "t1-s2", "text": "y" * 401}),
        ("write", "facilitator", "hide_saying", {"saying": "t1-s1"}),
        ("write", "facilitator", "unhide_saying", {"saying": "t1-s1"}),
    ],
}
