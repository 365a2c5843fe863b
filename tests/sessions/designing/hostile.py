"""Agendas that mean harm, or that a tired person makes: each is refused, by a sentence that names the place.

Most are a whole agenda with one thing wrong, so that nothing but that thing can be what is refused.
"""

from collections.abc import Iterator

GOOD = """title = "Street trees"
area = "Anytown"
tables = [
  { number = 1, seats = 5 },
  { number = 2, seats = 5 },
]

[[exercises]]
id = "welcome"
kind = "talk"
title = "Welcome"
[exercises.settings]
say = "Welcome."
minutes = 10

[[exercises]]
id = "lines"
kind = "red_lines"
title = "Red lines"
[exercises.settings]
minutes_table = 10
"""


def swapped(old: str, new: str) -> bytes:
    assert old in GOOD, old
    return GOOD.replace(old, new, 1).encode()


def bytes_that_are_no_agenda() -> Iterator[tuple[str, bytes, str]]:
    """What is no text, no TOML, or too much of it."""
    yield "empty", b"", "empty"
    yield "spaces", b" \n\t\n", "empty"
    yield "only a byte order mark", b"\xef\xbb\xbf", "empty"
    yield "utf-16", GOOD.encode("utf-16"), "Line 1"
    yield "latin 1", swapped("Anytown", "Ängelholm").decode().encode("latin-1"), "Line 2"
    yield "half a character", GOOD.encode() + b"\xf0\x9f", "UTF-8"
    yield "overlong slash", GOOD.encode() + b'# \xc0\xaf"', "UTF-8"
    yield "a surrogate", GOOD.encode() + b"# \xed\xa0\x80", "UTF-8"
    yield "a zip", b"PK\x03\x04" + bytes(60), "can't be read as TOML"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(60), "UTF-8"
    yield "a nul", GOOD.encode() + b"# \x00\n", "can't be read as TOML"
    yield "ten megabytes", b"#" * 10_000_000, "larger than"
    yield "one byte over", b"#" + b"x" * 200_000, "larger than"
    yield "yaml", b"a: &a [1]\nb: *a\n", "can't be read as TOML"
    yield "a bomb of aliases", b"a: &a x\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", "can't be read as TOML"
    yield "json", b'{"title": "x"}', "can't be read as TOML"
    yield "html", b"<!doctype html><title>x</title>", "can't be read as TOML"
    yield "csv", b"name,sector\nA,B\n", "can't be read as TOML"
    yield "windows ini without quotes", b"[agenda]\ntitle = Street trees\n", "can't be read as TOML"
    yield "cut off", GOOD.encode()[:-40] + b'title = "x', "can't be read as TOML"
    yield "the same key twice", swapped('area = "Anytown"', 'area = "A"\narea = "B"'), "can't be read as TOML"
    yield "the same table twice", GOOD.encode() + b"[exercises.settings]\n", "can't be read as TOML"
    yield "deep lists", b"x = " + b"[" * 5000 + b"]" * 5000, "nested more than"
    yield "lists a little too deep", b"x = " + b"[" * 12 + b"]" * 12, "nested more than"
    yield "deep tables", b"x = " + b"{a=" * 900 + b"1" + b"}" * 900, "nested more than"
    yield "a dotted key", b"a" + b".a" * 3000 + b" = 1", "full stops"
    yield "a long table name", b"[a" + b".a" * 3000 + b"]", "full stops"
    yield "a very long number", b"x = " + b"9" * 6000, "too long"
    yield "a number with underscores", b"x = " + b"9_" * 4500 + b"9", "too long"


def fields_that_are_wrong() -> Iterator[tuple[str, bytes, str]]:
    """A whole agenda with one thing wrong in it."""
    yield "no title", swapped('title = "Street trees"\n', ""), "title"
    yield "an empty title", swapped('"Street trees"', '""'), "title"
    yield "a long title", swapped("Street trees", "x" * 121), "121 characters"
    yield "a number for a title", swapped('"Street trees"', "17"), "title"
    yield "a formula title", swapped('"Street trees"', '"=1+1"'), "formulas"
    yield (
        "a formula in an exercise",
        swapped('title = "Welcome"', "title = '+cmd|/C calc'"),
        "exercises.0.title",
    )
    yield "an at sign", swapped('"Red lines"', '"@SUM(A1)"'), "exercises.1.title"
    yield "a minus", swapped('"Anytown"', '"-2+3"'), "area"
    yield "text turned around", swapped("Street trees", "Street \u202eseert"), "sign that can't be shown"
    yield "an escape sign", swapped('"Welcome."', '"Welcome\\u001b[31m"'), "settings.say"
    yield "a nul in a text", swapped('"Welcome."', '"Welcome\\u0000"'), "sign that can't be shown"
    yield "a field nobody knows", b'script = "x"\n' + GOOD.encode(), "script"
    yield "a path for a name", b'file = "../../etc/passwd"\n' + GOOD.encode(), "file"
    yield "a prototype", b'__class__ = "x"\n' + GOOD.encode(), "__class__"
    yield "no exercises", GOOD.partition("[[exercises]]")[0].encode(), "exercises"
    yield "no tables", swapped("  { number = 1, seats = 5 },\n  { number = 2, seats = 5 },\n", ""), "tables"
    yield (
        "tables as text",
        swapped(GOOD[GOOD.index("tables") : GOOD.index("]") + 1], 'tables = "six"'),
        "tables",
    )
    yield "a table twice", swapped("number = 2", "number = 1"), "twice"
    yield "table nought", swapped("number = 1", "number = 0"), "tables.0.number"
    yield "a negative table", swapped("number = 1", "number = -1"), "tables.0.number"
    yield "no seats", swapped("number = 1, seats = 5", "number = 1"), "tables.0.seats"
    yield "a million seats", swapped("seats = 5", "seats = 1000000"), "tables.0.seats"
    yield "huge seats", swapped("seats = 5", "seats = " + "9" * 400), "tables.0.seats"
    yield "seats that are no number", swapped("seats = 5", "seats = nan"), "tables.0.seats"
    yield "seats without end", swapped("seats = 5", "seats = inf"), "tables.0.seats"
    yield "half a seat", swapped("seats = 5", "seats = 4.5"), "tables.0.seats"
    yield "seats as a word", swapped("seats = 5", 'seats = "five"'), "tables.0.seats"
    yield (
        "a hundred tables",
        swapped("{ number = 1, seats = 5 },", "{ number = 1, seats = 5 }," * 100),
        "tables",
    )
    yield "the same id twice", swapped('id = "lines"', 'id = "welcome"'), "same id"
    yield "an id that climbs", swapped('id = "welcome"', 'id = "../../welcome"'), "id"
    yield "an id with a slash", swapped('id = "welcome"', 'id = "a/b"'), "id"
    yield "an id in capitals", swapped('id = "welcome"', 'id = "WELCOME"'), "id"
    yield "a long id", swapped('id = "welcome"', f'id = "{"a" * 60}"'), "id"
    yield "an unknown kind", swapped('kind = "talk"', 'kind = "quiz"'), "kind"
    yield "a kind that climbs", swapped('kind = "talk"', 'kind = "../talk"'), "kind"
    yield "a kind of the language", swapped('kind = "talk"', 'kind = "__init__"'), "kind"
    yield "a list for a kind", swapped('kind = "talk"', 'kind = ["talk"]'), "kind"
    yield "no settings needed there", swapped('say = "Welcome."\n', ""), "say"
    yield "an unknown setting", swapped("minutes = 10", "minutes = 10\nvolume = 11"), "volume"
    yield "minutes without end", swapped("minutes = 10", "minutes = 100000"), "minutes"
    yield "minutes before the start", swapped("minutes = 10", "minutes = -5"), "minutes"
    yield "a date for minutes", swapped("minutes = 10", "minutes = 2026-01-01"), "minutes"
    yield "settings as text", swapped("[exercises.settings]\nsay", 'settings = "x"\nsay'), "settings"
    yield (
        "a set that is not here",
        swapped('kind = "red_lines"', 'kind = "ranking"').replace(
            b"minutes_table = 10", b'sets = { 1 = "G-L", 2 = "G-L" }'
        ),
        "sets",
    )
    yield (
        "a set for no table",
        swapped('kind = "red_lines"', 'kind = "ranking"').replace(
            b"minutes_table = 10", b'sets = { 1 = "1-6", 2 = "1-6", 9 = "1-6" }'
        ),
        "sets",
    )
    yield "a beginning at 25", b'starts = "25:00"\n' + GOOD.encode(), "starts"
    yield "a time for a beginning", b"starts = 10:00:00\n" + GOOD.encode(), "starts"
    yield (
        "fifty exercises",
        (
            GOOD
            + "".join(
                GOOD[GOOD.index("[[exercises]]") : GOOD.rindex("[[")].replace("welcome", f"w{n}")
                for n in range(50)
            )
        ).encode(),
        "exercises",
    )


ALL = [*bytes_that_are_no_agenda(), *fields_that_are_wrong()]
