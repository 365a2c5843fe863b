"""How answers came into the record, for the method annex: counts over the day, and what is odd in them."""

from collections.abc import Iterator

from exports.reading import Reading
from sessions.paper.due import crowds
from sessions.paper.state import Way
from sessions.words import Message, say, say_n


def way_facts(reading: Reading) -> list[Message]:
    """Nothing where all of them came from phones, or where the record was purged."""
    if reading.workshop.purged:
        return []
    counts = reading.ways_counted()
    if sum(counts.values()) == counts[Way.PHONE]:
        return [*_odd(reading)]
    return [
        say(
            "Of %(all)s that people gave each for themselves, %(phone)s came from phones, %(assisted)s from "
            "phones with somebody's help, %(paper)s from ballots that facilitators counted, and %(scribe)s "
            "from ballots that were typed in at the table.",
            all=say_n("%(n)s answer", "%(n)s answers", sum(counts.values())),
            **{way.value: counts[way] for way in Way},
        ),
        *_odd(reading),
    ]


def _odd(reading: Reading) -> Iterator[Message]:
    """Who may be counted twice, and paper that was taken back."""
    for crowd in crowds(reading.workshop, {}):
        yield say(
            "More people are counted at Table %(table)s than it has seats: %(phones)s on phones and "
            "%(paper)s on paper, with %(seats)s seats. Somebody may be counted twice.",
            **vars(crowd),
        )
    linked = len(reading.workshop.paper.linked)
    if linked:
        yield say_n(
            "%(n)s person had a phone and a ballot, and is counted once.",
            "%(n)s people had a phone and a ballot each, and are counted once.",
            linked,
        )
