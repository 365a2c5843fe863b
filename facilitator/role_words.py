"""What each role by link is for, in a sentence: for whoever gives a link and for whoever opens it."""

from collections.abc import Mapping

from sessions.exercises.base import Role
from sessions.words import Message, say

MAY: Mapping[Role, Message] = {
    Role.SECOND: say(
        "Leads the day beside the lead: the whole console, but for closing, links, the password and rows."
    ),
    Role.TABLE_FACILITATOR: say(
        "Helps one table: its prompts, its notes, rejoin codes, and a call for help."
    ),
    Role.SCRIBE: say("Writes for one table: what was said, its criteria and its order. Answers nothing."),
    Role.OBSERVER: say("Sees what the room sees, and what there is to read. Answers nothing."),
    Role.EXPERT: say("Sees what the room sees, and answers questions put to experts. Never votes."),
    Role.REPORT_WRITER: say(
        "Reads what was said and what there is to read, has the report made, and downloads rows."
    ),
    Role.HOST: say("Sees what the room sees, and reads the report once the day is over. Changes nothing."),
}
