"""What a stranger reads first in a bundle: what it is, how to check it, and what is not in it."""

from collections.abc import Mapping, Sequence
from typing import Any

PAGE = """\
# {title}, {area}

This is the record of a workshop held with Moothall, made so that anybody can check the numbers of its report.
{marks}
## Check it

You need no server and no network, only Python 3.11 or later and this file:

    pip install moothall
    moothall verify THIS-FILE

It checks the hash of every file, works every figure of `report.html` out anew from the files in `events/`,
and says line by line what agrees. It ends with 0 if all agrees, with 1 if anything does not, and with 2 if
the file can't be read. The hashes alone: `sha256sum -c SHA256SUMS.txt`.

## What is in it

| file | what it holds |
| --- | --- |
| `report.html` | the report, with numbers in the margin |
| `figures.json` | every figure of it: id, n, cells as printed, and from which files, frame and function |
| `events/day.jsonl` | what those who ran the day did, one event a line, with the time in seconds since 1970 |
| `events/people.jsonl` | who came, moved and left |
| `events/NN-….jsonl` | an exercise: what was answered and decided there, and who was in the room |
| `events/took_part.json` | who answered which step, without what they answered |
| `frames/….csv` | the same as tables; `datapackage.json` describes each column with type and unit |
| `materials.json` | the examples, case studies and background in the version that was used |
| `bundle.json` | the form of this bundle, and the seal that stands on the closing sheet of the day |

A line of an event file: `after` is the number of the line in `day.jsonl` after which it came, `by` who did
it, `name` and `form` what happened, `facts` and `said` its fields. Where somebody took their words back,
`erased` stands in place of `said`.

## What it tells of people, and what it does not

Answers are de-personalised, not anonymous: somebody who was in the room may recognise one. Keep this file
safe, give it only to people who have to check or calculate, and never publish it.

- Nobody's name, address, phone or sign-in is in it, and no code or key that opens anything.
- Each person has a made-up name, another one in each exercise. Own answers are in the order of these names.
- Answers have no time, only between which two actions of the facilitator they came.
- An exercise's events hold the table of a person, for figures by table are made from it; frames do not.
- What was withdrawn or purged is not in it. After a purge the counts that were kept are there, and `verify`
  says of each that it can no longer be worked out.
"""
REHEARSAL = "\n**This was a rehearsal: the answers are made up.**\n"
PURGED = "\n**The raw record was purged before this was made: most figures are as they were counted then.**\n"


def readme(about: Mapping[str, Any], names: Sequence[str]) -> str:
    """The page, with a list of the files at its end."""
    marks = (REHEARSAL if about["is_rehearsal"] else "") + (PURGED if about["is_purged"] else "")
    page = PAGE.format(title=_on_one_line(about["title"]), area=_on_one_line(about["area"]), marks=marks)
    files = "".join(f"- `{name}`\n" for name in names)
    return (
        f"{page}\n## All files\n\n{files}\nMade by {about['made_by']}, in form {about['form']} of bundles.\n"
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
