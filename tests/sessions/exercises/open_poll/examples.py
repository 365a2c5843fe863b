"""Settings of an open poll by its form; the contract's examples are of answers in words."""

from typing import Any

OPTIONS = [
    {"key": "yes", "title": "Yes"},
    {"key": "no", "title": "No"},
    {"key": "depends", "title": "It depends"},
]
ASKED = {"question": "Should a phone ring here?", "minutes": 3}
BY_FORM: dict[str, dict[str, Any]] = {
    "single": {**ASKED, "form": "single", "options": OPTIONS, "rounds": 2},
    "several": {**ASKED, "form": "several", "options": OPTIONS, "most": 2},
    "scale": {**ASKED, "form": "scale", "labels": ["Not at all", "Very much"], "rounds": 3},
    "number": {**ASKED, "form": "number", "lowest": 0, "highest": 30, "unit": "years"},
    "words": {**ASKED, "form": "words", "most": 2},
}
ROUND = "round-1"
EXAMPLES: dict[str, Any] = {
    "settings": BY_FORM["words"],
    "valid": [
        (ROUND, "participant", "give_answer", {"words": ["Trust", "being asked"]}),
        (ROUND, "facilitator", "approve_saying", {"saying": ["t1-s1", "t1-s2"]}),
        (ROUND, "participant", "give_answer", {"word-1": " Trust ", "word-2": ""}),
        (ROUND, "facilitator", "correct_saying", {"saying": "t1-s1", "text": "trust"}),
        (ROUND, "facilitator", "hide_saying", {"saying": "t1-s1"}),
        (ROUND, "facilitator", "unhide_saying", {"saying": "t1-s1"}),
        (ROUND, "participant", "give_answer", {"choice": "prefer_not"}),
    ],
    "invalid": [
        (ROUND, "participant", "give_answer", {}),
        (ROUND, "participant", "give_answer", {"word-1": "", "word-2": "  "}),
        (ROUND, "participant", "give_answer", {"words": ["one", "two", "three"]}),
        (ROUND, "participant", "give_answer", {"words": ["four words are many"]}),
        (ROUND, "participant", "give_answer", {"words": ["x" * 41]}),
        (ROUND, "participant", "give_answer", {"words": ["Trust"], "choice": "cant_say"}),
        (ROUND, "participant", "give_answer", {"choice": "yes"}),
        (ROUND, "participant", "give_answer", {"choices": ["yes"]}),
        (ROUND, "participant", "give_answer", {"number": 3}),
        (ROUND, "participant", "give_answer", {"words": ["Trust"], "shown": ["yes"]}),
        (ROUND, "participant", "give_answer", {"words": ["Trust"], "weight": 2}),
        (ROUND, "facilitator", "give_answer", {"words": ["Trust"]}),
        (ROUND, "participant", "approve_saying", {"saying": ["t1-s1"]}),
        (ROUND, "facilitator", "approve_saying", {"saying": ["t9-s9"]}),
        (ROUND, "facilitator", "hide_saying", {"saying": "t9-s9"}),
        (ROUND, "facilitator", "unhide_saying", {"saying": "t9-s9"}),
        (ROUND, "facilitator", "correct_saying", {"saying": "t9-s9", "text": "Trust"}),
    ],
}
