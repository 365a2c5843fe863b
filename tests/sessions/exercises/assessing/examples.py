"""Good and bad answers about a proposal: the gate and its waiver, alone, by points, together."""

from typing import Any

INVENTED = {"proposal": "Warm visits", "text": "Match benefit and fuel records to find cold homes."}
TEN = {str(number): "4" for number in range(1, 11)}
WHY = "People get a visit before the cold sets in"
EXAMPLES: dict[str, Any] = {
    "settings": {
        **INVENTED,
        "steps": ["gate", "alone", "weights", "table", "room"],
        "partners": ["The council", "The hospital", "The energy company"],
    },
    "valid": [
        ("gate", "participant", "settle_condition", {"condition": "purpose", "standing": "settled"}),
        (
            "gate",
            "participant",
            "settle_condition",
            {"condition": "lawful", "standing": "not_yet", "reason": "Nobody could name the power for it"},
        ),
        ("gate", "participant", "settle_condition", {"condition": "quality", "standing": "failed"}),
        ("gate", "facilitator", "approve_saying", {"saying": "t1-s1"}),
        ("gate", "facilitator", "correct_saying", {"saying": "t1-s1", "text": "Nobody named the power"}),
        ("gate", "facilitator", "hide_saying", {"saying": "t1-s1"}),
        ("gate", "facilitator", "unhide_saying", {"saying": "t1-s1"}),
        ("gate", "facilitator", "waive_gate", {"reason": "We want to try the questions out"}),
        ("alone", "participant", "submit_sheet", {"answer-1": "5"}),
        (
            "alone",
            "participant",
            "submit_sheet",
            {"answer-1": "5", "confidence-1": "high", "reason-1": WHY, "answer-10": "not_apply"},
        ),
        ("alone", "participant", "submit_sheet", {"answers": TEN, "confidence": {"2": "low"}}),
        ("weights", "participant", "submit_weights", {"points-1": "60", "points-3": "40", "points-5": ""}),
        ("weights", "participant", "submit_weights", {"cant_say": "true"}),
        ("table", "participant", "agree_answer", {"question": "4", "answer": "2", "was": "0"}),
        ("table", "participant", "agree_answer", {"question": 4, "answer": "split", "reason": WHY, "was": 1}),
        (
            "table",
            "participant",
            "agree_answer",
            {"question": 9, "answer": "1", "confidence": "high", "is_red_line": "true"},
        ),
        ("room", "participant", "note_answer", {"question": 1, "answer": "4"}),
        ("room", "facilitator", "note_answer", {"question": 1, "answer": "split", "was": 1}),
    ],
    "invalid": [
        ("gate", "participant", "settle_condition", {"condition": "luck", "standing": "settled"}),
        ("gate", "participant", "settle_condition", {"condition": "purpose", "standing": "fine"}),
        ("gate", "participant", "settle_condition", {"condition": "purpose"}),
        (
            "gate",
            "participant",
            "settle_condition",
            {"condition": "purpose", "standing": "failed", "reason": "x" * 281},
        ),
        ("gate", "facilitator", "settle_condition", {"condition": "purpose", "standing": "settled"}),
        ("gate", "participant", "waive_gate", {"reason": "Get on with it"}),
        ("gate", "facilitator", "waive_gate", {}),
        ("alone", "participant", "submit_sheet", {"answer-1": "5", "answer-2": "not_apply"}),
        ("alone", "participant", "submit_sheet", {}),
        ("weights", "participant", "submit_weights", {"points-1": "60"}),
        ("table", "participant", "agree_answer", {"question": 4, "answer": "6"}),
        ("room", "participant", "note_answer", {"question": 1, "answer": ""}),
        ("gate", "participant", "approve_saying", {"saying": "t1-s1"}),
        ("gate", "facilitator", "approve_saying", {"saying": "t1-s9"}),
        ("gate", "facilitator", "correct_saying", {"saying": "t1-s9", "text": "Other"}),
        ("gate", "facilitator", "hide_saying", {"saying": "t1-s9"}),
        ("gate", "facilitator", "unhide_saying", {"saying": "t1-s9"}),
    ],
}
OTHER_EXAMPLES: list[dict[str, Any]] = [
    {
        "settings": {**INVENTED, "steps": ["alone", "weights"], "weigh_by": "swing"},
        "valid": [
            ("alone", "participant", "submit_sheet", {"answer-3": "cant_say"}),
            ("weights", "participant", "submit_weights", {"points-2": 100, "points-4": 100}),
        ],
        "invalid": [
            ("alone", "participant", "submit_sheet", {"answer-19": "5"}),
            ("alone", "participant", "submit_sheet", {"answer-0": "5"}),
            ("alone", "participant", "submit_sheet", {"answer-1": "6"}),
            ("alone", "participant", "submit_sheet", {"answer-1": ["2", "3"]}),
            ("alone", "participant", "submit_sheet", {"answer-1": "not_apply"}),
            ("alone", "participant", "submit_sheet", {"reason-1": WHY}),
            ("alone", "participant", "submit_sheet", {"confidence-1": "high"}),
            ("alone", "participant", "submit_sheet", {"answer-1": "5", "confidence-1": "very"}),
            ("alone", "participant", "submit_sheet", {"answer-1": "5", "reason-1": "x" * 281}),
            ("alone", "participant", "submit_sheet", {"answer-1": "5", "name": "Mine"}),
            ("alone", "facilitator", "submit_sheet", {"answer-1": "5"}),
            ("alone", "participant", "submit_weights", {"points-1": 100}),
            ("weights", "participant", "submit_weights", {"points-1": 90}),
            ("weights", "participant", "submit_weights", {"points-1": 101}),
            ("weights", "participant", "submit_weights", {"points-6": 100}),
            ("weights", "participant", "submit_weights", {}),
            ("weights", "facilitator", "submit_weights", {"points-1": 100}),
        ],
    },
    {
        "settings": {"case_study": "camden_residents_index", "steps": ["table"]},
        "valid": [
            ("table", "participant", "agree_answer", {"question": 10, "answer": "not_apply"}),
            ("table", "participant", "agree_answer", {"question": 1, "answer": "cant_say"}),
        ],
        "invalid": [
            ("table", "participant", "agree_answer", {"question": 4, "answer": "4", "was": 2}),
            ("table", "participant", "agree_answer", {"question": 4, "answer": "4", "reason": "x" * 281}),
            ("table", "participant", "agree_answer", {"question": 4, "answer": ""}),
            ("table", "participant", "agree_answer", {"question": 4, "answer": "not_apply"}),
            ("table", "participant", "agree_answer", {"question": 19, "answer": "4"}),
            ("table", "participant", "agree_answer", {"answer": "4"}),
            ("table", "facilitator", "agree_answer", {"question": 4, "answer": "4"}),
            ("table", "participant", "note_answer", {"question": 4, "answer": "4"}),
            ("table", "participant", "waive_gate", {"reason": "Get on"}),
        ],
    },
]
