"""Who may do what, written by hand: what the app registers is compared with it, and every cell is tried.

A row that is missing, or that names what is not there, fails. `docs/roles.md` says the same in plain words.
"""

NOBODY = "nobody"  # a browser without any cookie of ours
PARTICIPANT, LEAD, SECOND = "participant", "facilitator", "second_facilitator"
SCRIBE, TABLE_FACILITATOR = "scribe", "table_facilitator"
OBSERVER, EXPERT, REPORT_WRITER, HOST = "observer", "expert", "report_writer", "host"

WITH_LINK = frozenset({SECOND, SCRIBE, TABLE_FACILITATOR, OBSERVER, EXPERT, REPORT_WRITER, HOST})
EVERYBODY = WITH_LINK | {NOBODY, PARTICIPANT, LEAD}
NO_BROWSER: frozenset[str] = frozenset()  # the terminal's token alone
ROLES = sorted(EVERYBODY)

ANSWERER = frozenset({PARTICIPANT})
ONLY_LEAD = frozenset({LEAD})
LEADS = frozenset({LEAD, SECOND})
AT_TABLE = frozenset({SCRIBE, TABLE_FACILITATOR})
HANDS = AT_TABLE | ANSWERER
LOOKING_ON = frozenset({OBSERVER, EXPERT, HOST})
WRITERS = LEADS | {REPORT_WRITER}

ROUTES: dict[str, frozenset[str]] = {
    # the door
    "GET /": EVERYBODY,
    "POST /join": EVERYBODY,
    "GET /j/<code>": EVERYBODY,
    "GET /j/<code>/<int:number>": EVERYBODY,
    "POST /j/<code>/<int:number>": EVERYBODY - LOOKING_ON,  # they never vote
    "GET /j/<code>/rejoin": EVERYBODY,
    "POST /j/<code>/rejoin": EVERYBODY - LOOKING_ON,
    # about a workshop: its address is the only thing one has to know
    "GET /about/<workshop>/<paper>": EVERYBODY,
    # a seat
    "GET /p/<workshop>": ANSWERER,
    "GET /p/<workshop>/view": ANSWERER,
    "POST /p/<workshop>/commands": ANSWERER,
    "GET /p/<workshop>/said": ANSWERER,
    "GET /p/<workshop>/choices": ANSWERER,
    "POST /p/<workshop>/choices": ANSWERER,
    "POST /p/<workshop>/choices/name": ANSWERER,
    "GET /p/<workshop>/withdraw": ANSWERER,
    "POST /p/<workshop>/withdraw": ANSWERER,
    "GET /p/<workshop>/reading": ANSWERER,
    "GET /p/<workshop>/reading/<set_key>/<card>": ANSWERER,
    "GET /p/<workshop>/place": ANSWERER,
    "POST /p/<workshop>/place/pass": ANSWERER,
    "POST /p/<workshop>/place/switch": ANSWERER,
    "POST /p/<workshop>/place/help": ANSWERER,
    "POST /p/<workshop>/place/code": ANSWERER,
    # signing in and out
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-in/<token>": EVERYBODY,
    "POST /sign-in/<token>": EVERYBODY,
    "POST /sign-out": EVERYBODY,
    # before and between workshops
    "GET /workshops": ONLY_LEAD,
    "GET /workshops/new": ONLY_LEAD,
    "POST /workshops/new": ONLY_LEAD,
    "GET /workshops/laptop": ONLY_LEAD,
    "GET /workshops/password": ONLY_LEAD,
    "POST /workshops/password": ONLY_LEAD,
    "POST /workshops/sign-out-everywhere": ONLY_LEAD,
    "POST /workshops/<workshop>/rehearsal": ONLY_LEAD,
    # the day
    "GET /workshops/<workshop>": LEADS,
    "GET /workshops/<workshop>/tables": LEADS,
    "GET /workshops/<workshop>/said": LEADS,
    "GET /workshops/<workshop>/view": LEADS,
    "POST /workshops/<workshop>/commands": LEADS,
    "GET /workshops/<workshop>/close": ONLY_LEAD,
    "GET /workshops/<workshop>/people": LEADS,
    "POST /workshops/<workshop>/people/merge": LEADS,
    "POST /workshops/<workshop>/people/split": LEADS,
    "POST /workshops/<workshop>/people/move": LEADS,
    "POST /workshops/<workshop>/people/leaving": LEADS,
    "POST /workshops/<workshop>/people/code": LEADS,
    "GET /workshops/<workshop>/keeping": ONLY_LEAD,
    "POST /workshops/<workshop>/keeping": ONLY_LEAD,
    "GET /workshops/<workshop>/keeping/purge": ONLY_LEAD,
    "POST /workshops/<workshop>/keeping/purge": ONLY_LEAD,
    "GET /workshops/<workshop>/names": ONLY_LEAD,
    "POST /workshops/<workshop>/names": ONLY_LEAD,
    "GET /workshops/<workshop>/withdraw": LEADS,
    "POST /workshops/<workshop>/withdraw": LEADS,
    "GET /workshops/<workshop>/paper": LEADS,
    "POST /workshops/<workshop>/paper": LEADS,
    "GET /workshops/<workshop>/paper/type": LEADS | AT_TABLE,
    "POST /workshops/<workshop>/paper/type": LEADS | AT_TABLE,
    "POST /workshops/<workshop>/paper/out": LEADS | AT_TABLE,
    "POST /workshops/<workshop>/paper/back": LEADS,
    "POST /workshops/<workshop>/paper/late": LEADS,
    "GET /workshops/<workshop>/seating": LEADS,
    "GET /workshops/<workshop>/seating/print": LEADS,
    "POST /workshops/<workshop>/seating/list": LEADS,
    "POST /workshops/<workshop>/seating/seat": LEADS,
    "POST /workshops/<workshop>/seating/add": LEADS,
    "POST /workshops/<workshop>/seating/move": LEADS,
    "POST /workshops/<workshop>/seating/lock": LEADS,
    "POST /workshops/<workshop>/seating/marks": LEADS,
    "POST /workshops/<workshop>/seating/back": LEADS,
    "POST /workshops/<workshop>/seating/erase": LEADS,
    "GET /workshops/<workshop>/signs": LEADS,
    "GET /workshops/<workshop>/print": LEADS,
    "GET /workshops/<workshop>/print/<part>": LEADS,
    "GET /workshops/<workshop>/print/all": LEADS,  # the delegate list is in the lead's alone
    "GET /workshops/<workshop>/print/delegates": ONLY_LEAD,
    "POST /workshops/<workshop>/print/wifi": LEADS,
    "GET /workshops/<workshop>/log": LEADS,
    "GET /workshops/<workshop>/papers": LEADS,
    "POST /workshops/<workshop>/papers": ONLY_LEAD,
    "GET /workshops/<workshop>/papers/<paper>": LEADS,
    "GET /workshops/<workshop>/rows": ONLY_LEAD | {REPORT_WRITER},
    "POST /workshops/<workshop>/rows": ONLY_LEAD | {REPORT_WRITER},
    "GET /workshops/<workshop>/sheet": LEADS,
    "GET /workshops/<workshop>/roles": ONLY_LEAD,
    "POST /workshops/<workshop>/roles": ONLY_LEAD,
    "POST /workshops/<workshop>/roles/end": ONLY_LEAD,
    "GET /workshops/<workshop>/materials": LEADS,
    "POST /workshops/<workshop>/materials": LEADS,
    "GET /workshops/<workshop>/materials/add/<sort>": LEADS,
    "POST /workshops/<workshop>/materials/add/<sort>": LEADS,
    "GET /workshops/<workshop>/materials/<part>": LEADS,
    "POST /workshops/<workshop>/materials/<part>": LEADS,
    "GET /workshops/<workshop>/materials/<part>/<entry>": LEADS,
    "POST /workshops/<workshop>/materials/<part>/<entry>": LEADS,
    "GET /workshops/<workshop>/materials.zip": LEADS,
    "POST /workshops/<workshop>/materials/import": LEADS,
    "POST /workshops/<workshop>/copy": ONLY_LEAD,
    "POST /workshops/<workshop>/logo": ONLY_LEAD,
    "GET /logo/<workshop>/<digest>": EVERYBODY,
    # late entries
    "GET /workshops/<workshop>/late": WRITERS | {SCRIBE},
    "POST /workshops/<workshop>/late": WRITERS | {SCRIBE},
    "POST /workshops/<workshop>/late/out": WRITERS | {SCRIBE},
    # the report
    "GET /workshops/<workshop>/report": WRITERS | {HOST},
    "POST /workshops/<workshop>/report": WRITERS,
    "GET /workshops/<workshop>/report/page": WRITERS | {HOST},
    # links for roles; whoever has one may look at it, and so may whoever was handed it
    "GET /r/<workshop>/<secret>": EVERYBODY,
    "POST /r/<workshop>/<secret>": EVERYBODY,
    "GET /r/<workshop>": WITH_LINK | {LEAD},
    "GET /r/<workshop>/leave": WITH_LINK,
    "POST /r/<workshop>/leave": WITH_LINK,
    "GET /r/<workshop>/view": LOOKING_ON,
    "POST /r/<workshop>/commands": LOOKING_ON,
    "GET /r/<workshop>/reading": LOOKING_ON | {REPORT_WRITER},
    "GET /r/<workshop>/said": frozenset({REPORT_WRITER}),
    # one table, for whoever writes for it or helps it
    "GET /r/<workshop>/table": AT_TABLE,
    "GET /r/<workshop>/table/view": AT_TABLE,
    "POST /r/<workshop>/table/commands": AT_TABLE,
    "POST /r/<workshop>/table/code": frozenset({TABLE_FACILITATOR}),
    "GET /r/<workshop>/table/reading": AT_TABLE,
    "GET /r/<workshop>/table/reading/<set_key>/<card>": AT_TABLE,
    # the wall: the key in the address is the right to look
    "GET /screen/<key>": EVERYBODY,
    "GET /screen/<key>/view": EVERYBODY,
    # files
    "GET /static/<path:name>": EVERYBODY,
    "GET /console-static/<path:name>": EVERYBODY,
    "GET /kinds/KIND/<path:name>": EVERYBODY,
    "GET /v/<version>/static/<path:name>": EVERYBODY,
    "GET /v/<version>/console-static/<path:name>": EVERYBODY,
    "GET /v/<version>/kinds/KIND/<path:name>": EVERYBODY,
    # programs on the laptop, by the token in its data folder
    "POST /terminal/hello": NO_BROWSER,
    "POST /terminal/link": NO_BROWSER,
    "POST /terminal/new": NO_BROWSER,
    "POST /terminal/list": NO_BROWSER,
    "POST /terminal/rehearsal": NO_BROWSER,
    "POST /terminal/plan": NO_BROWSER,
    "POST /terminal/log": NO_BROWSER,
    "POST /terminal/seals": NO_BROWSER,
    "POST /terminal/lead": NO_BROWSER,
    "POST /terminal/import": NO_BROWSER,
    "POST /terminal/report": NO_BROWSER,
    "POST /terminal/purge": NO_BROWSER,
}

# line -> event -> who gets somewhere with it; `disconnect` says nothing and changes nothing for anyone else
EVENTS: dict[str, dict[str, frozenset[str]]] = {
    "phone": {"connect": ANSWERER, "view": ANSWERER, "command": ANSWERER, "disconnect": EVERYBODY},
    "console": {"connect": LEADS, "view": LEADS, "command": LEADS, "disconnect": EVERYBODY},
    "role": {
        "connect": LOOKING_ON,
        "view": LOOKING_ON,
        "command": frozenset({EXPERT}),
        "disconnect": EVERYBODY,
    },
    "table": {"connect": AT_TABLE, "view": AT_TABLE, "command": AT_TABLE, "disconnect": EVERYBODY},
    "screen": {"connect": EVERYBODY, "view": EVERYBODY, "command": frozenset(), "disconnect": EVERYBODY},
}

HOUSE_COMMANDS: dict[str, frozenset[str]] = {
    "join": ANSWERER,
    "take_seat": ANSWERER,
    "offer_seat": LEADS | {PARTICIPANT, TABLE_FACILITATOR},
    "note_help": ANSWERER,
    "make_choices": ANSWERER,
    "withdraw_answers": ANSWERER,
    "ask_for_help": HANDS,
    "see_help": LEADS,
    "note_leaving": LEADS | {TABLE_FACILITATOR},
    "merge_tables": LEADS,
    "move_participant": LEADS,
    "go_next": LEADS,
    "go_back": LEADS,
    "open_step": LEADS,
    "lock_step": LEADS,
    "reveal_results": LEADS,
    "hide_results": LEADS,
    "clear_step": LEADS,
    "add_time": LEADS,
    "show_screen": LEADS,
    "insert_exercise": LEADS,
    "skip_exercise": LEADS,
    "restore_exercise": LEADS,
    "move_exercise": LEADS,
    "shorten_talk": LEADS,
    "undo": LEADS,
    "grant_role": ONLY_LEAD,
    "revoke_role": ONLY_LEAD,
    "set_retention": ONLY_LEAD,
    "purge_record": ONLY_LEAD,
    "set_host_logo": ONLY_LEAD,
    "fill_papers": ONLY_LEAD,
    "count_paper": LEADS,
    "take_back_paper": LEADS,
    "note_paper": LEADS | AT_TABLE,
    "link_ballot": LEADS | {PARTICIPANT},
    "take_rows": ONLY_LEAD | {REPORT_WRITER},
    "edit_materials": LEADS,
    "close_workshop": ONLY_LEAD,
}

OWN_WORDS = {"reword_saying": HANDS, "withdraw_saying": HANDS}
MODERATION = {
    "approve_saying": LEADS,
    "hide_saying": LEADS,
    "unhide_saying": LEADS,
    "correct_saying": LEADS,
}
LATE_ENTRIES = LEADS | {SCRIBE, REPORT_WRITER}

KIND_COMMANDS: dict[str, dict[str, frozenset[str]]] = {
    "definition": {
        "write_definition": HANDS,
        "leave_open": HANDS,
        "endorse_definition": ANSWERER,
        **MODERATION,
    },
    "evaluation": {"submit_evaluation": ANSWERER},
    "factors": {"submit_pairs": ANSWERER, "submit_choice": ANSWERER},
    "hundred_points": {"submit_points": ANSWERER},
    "open_poll": {"give_answer": ANSWERER, **MODERATION},
    "poll": {"submit_answer": ANSWERER},
    "questions": {
        "ask_question": HANDS,
        "support_question": ANSWERER,
        "answer_question": LEADS | {EXPERT},
        "mark_question": LEADS | {EXPERT},
        **OWN_WORDS,
        **MODERATION,
    },
    "ranking": {
        "submit_order": ANSWERER,
        "mark_most_least": ANSWERER,
        "put_on_record": ANSWERER,
        "nothing_to_add": ANSWERER,
        "propose_criterion": HANDS,
        "reword_criterion": HANDS,
        "endorse_criterion": ANSWERER,
        "mark_primary": HANDS,
        "label_criterion": LEADS,
        "place_card": HANDS,
        "tie_card": HANDS,
        "take_out": HANDS,
        "draw_line": HANDS,
        "take_line_out": HANDS,
        "disagree_on": HANDS,
        "confirm_order": HANDS,
        "mark_influence": HANDS,
        "add_influence": HANDS,
        "take_influence_out": HANDS,
        "choose_set": LEADS,
        **MODERATION,
    },
    "red_lines": {"propose_line": HANDS, "take_stand": ANSWERER, **OWN_WORDS, **MODERATION},
    "statements": {
        "add_statement": HANDS,
        "claim_saying": ANSWERER,
        "add_late_sayings": LATE_ENTRIES,
        "take_out_late_sayings": LATE_ENTRIES,
        **OWN_WORDS,
        **MODERATION,
    },
    "talk": {},
}
