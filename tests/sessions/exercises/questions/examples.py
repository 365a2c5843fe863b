"""Good and bad commands to an exercise in which people ask experts, or the room."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "settings": {
        "prompt": "What do you want to ask?",
        "say": "Ask our experts, or ask the room.",
        "to": [{"key": "experts", "title": "Our experts"}, {"key": "room", "title": "The room"}],
    },
    "valid": [
        ("ask", "participant", "ask_question", {"text": "Who checks it?", "to": "experts"}),
        ("ask", "participant", "ask_question", {"text": "And who pays?", "for_record": "true"}),
        ("ask", "participant", "ask_question", {"text": "Why now?"}),
        ("ask", "participant", "reword_saying", {"saying": "t1-s1", "text": "Who checks the file?"}),
        ("ask", "participant", "withdraw_saying", {"saying": "t1-s3"}),
        ("ask", "facilitator", "approve_saying", {"saying": "t1-s1", "wording": 1}),
        ("ask", "facilitator", "correct_saying", {"saying": "t1-s1", "text": "Who checks the files?"}),
        ("ask", "facilitator", "mark_question", {"saying": "t1-s1", "mark": "asked"}),
        ("ask", "facilitator", "mark_question", {"saying": "t1-s1", "mark": "answered", "is_on": "true"}),
        ("ask", "facilitator", "mark_question", {"saying": "t1-s1", "mark": "asked", "is_on": "false"}),
        ("ask", "facilitator", "hide_saying", {"saying": "t1-s2"}),
        ("ask", "facilitator", "unhide_saying", {"saying": "t1-s2"}),
    ],
    "invalid": [
        ("ask", "participant", "ask_question", {}),
        ("ask", "participant", "ask_question", {"text": " "}),
        ("ask", "participant", "ask_question", {"text": "x" * 281}),
        ("ask", "participant", "ask_question", {"text": "Why?", "to": "the-queen"}),
        ("ask", "participant", "ask_question", {"text": "Why?", "theme": "purpose"}),
        ("ask", "facilitator", "ask_question", {"text": "Why?"}),
        ("ask", "participant", "mark_question", {"saying": "t1-s1", "mark": "answered"}),
        ("ask", "facilitator", "mark_question", {"saying": "t9-s9", "mark": "answered"}),
        ("ask", "facilitator", "mark_question", {"saying": "t1-s1", "mark": "funny"}),
        ("ask", "facilitator", "mark_question", {"saying": "t1-s1", "mark": "asked", "is_on": "false"}),
        ("ask", "participant", "reword_saying", {"saying": "t9-s9", "text": "Why?"}),
        ("ask", "participant", "withdraw_saying", {"saying": "t9-s9"}),
        ("ask", "facilitator", "approve_saying", {"saying": "t9-s9"}),
        ("ask", "facilitator", "hide_saying", {"saying": "t9-s9"}),
        ("ask", "facilitator", "unhide_saying", {"saying": "t9-s9"}),
        ("ask", "facilitator", "correct_saying", {"saying": "t9-s9", "text": "Why?"}),
    ],
}
