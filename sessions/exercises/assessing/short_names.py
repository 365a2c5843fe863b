"""The eighteen questions in two or three words, for walls, where eighteen lines are read from the back."""

from collections.abc import Mapping

from sessions.words import Message, say

_NAMES = (
    say("Direct gain"),
    say("Lasting gain"),
    say("Used to punish"),
    say("Harm unmeant"),
    say("Society gains"),
    say("Root causes"),
    say("Strategic change"),
    say("Only what is needed"),
    say("Privacy"),
    say("Consent considered"),
    say("Use expected"),
    say("Fits its purpose"),
    say("Responsive services"),
    say("Lasting savings"),
    say("Measurable benefit"),
    say("Traced to the data"),
    say("Easily explained"),
    say("Could be defended"),
)
SHORT_NAMES: Mapping[int, Message] = dict(enumerate(_NAMES, start=1))
