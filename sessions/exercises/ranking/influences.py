"""Owns what else than its criteria may have moved a table: three influences to mark, and its own words.

The three are those that the Manchester local area report (2017) found beside the criteria of its tables. None
of them is ever asked for.
"""

from collections.abc import Mapping

from sessions.words import Message, say

LONGEST_NOTE = 280
MOST_NOTES = 3  # at one table

INFLUENCES: Mapping[str, Message] = {
    "gut_feeling": say("Gut feeling"),
    "familiarity": say("Knowing the topic"),
    "interest": say("Professional interest"),
}
