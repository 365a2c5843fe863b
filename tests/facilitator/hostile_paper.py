"""Files that nobody should bring as ballots, each with where its fault is and what its sentence says.

A case is (name, bytes of the file, line, column, words of the sentence); line 0 is the file as a whole.
"""

import gzip
import io
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_LE

STEP = "camden/round-1"
HEAD = b"ballot,table,exercise,answer,words\n"
ONE = f"1,1,{STEP},4\n".encode()
FORM = "evaluation/form"
SLIP, NO_LETTER = "letter does not go with these digits", "letter at the end"
HOW, TABLES, STEPS = "Write the ballot's number", "Write the number of a table", "Write the name of a step"
CHOICES, NO_TEXT, QUOTES, SAVE = "is none of the answers", "no text", "quotation mark", "CSV UTF-8"

Case = tuple[str, bytes, int, str, str]


def line(ballot: object = 2, table: object = 1, step: str = STEP, answer: str = "4", *words: str) -> bytes:
    """A line of a file, as it is typed."""
    return ",".join(map(str, (ballot, table, step, answer, *words))).encode() + b"\n"


def after(bad: bytes) -> bytes:
    """A good line, then a bad one: the third of the file."""
    return HEAD + ONE + bad


def zipped() -> bytes:
    """A workbook by its form: a zip whose one file is a thousand times as large."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../xl/sheet1.xml", b"0" * 1_000_000)
    return made.getvalue()


WHOLE: tuple[Case, ...] = (
    ("empty", b"", 0, "", "no lines in it yet"),
    ("blank lines", b"\n \r\n\t\n", 0, "", "no lines in it yet"),
    ("a mark and nothing", BOM_UTF8, 0, "", "no lines in it yet"),
    ("too many lines", HEAD + ONE * 1001, 0, "", "more than 1000 lines"),
    ("line ends alone", b"\n" * 50_000 + ONE, 0, "", "more than 1000 lines"),
    ("gzip bomb", gzip.compress(b"0" * 1_000_000), 1, "", SAVE),
    ("zip bomb", zipped(), 0, "", ""),
    ("utf-16", BOM_UTF16_LE + HEAD.decode().encode("utf-16-le"), 1, "", SAVE),
    ("utf-16 without a mark", after(line()).decode().encode("utf-16-le"), 1, "", NO_TEXT),
    ("utf-32", HEAD.decode().encode("utf-32-le"), 1, "", NO_TEXT),
    ("latin-1", after(line(2, 1, FORM, "5", "Café".replace("é", ""))) + b"3,1,x,4,caf\xe9\n", 4, "", SAVE),
    ("windows-1252", after(b"2,1,x,\x93four\x94\n"), 3, "", SAVE),
    ("overlong utf-8", after(b"2,1,x,\xc0\xae\xc0\xae\n"), 3, "", SAVE),
    ("surrogates", after(b"2,1,x,\xed\xa0\x80\n"), 3, "", SAVE),
    ("cut in a letter", after(line()) + b"3,1,x,\xe2\x82", 4, "", SAVE),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, "", SAVE),
    ("NUL", after(b"2,1\0," + STEP.encode() + b",4\n"), 3, "", NO_TEXT),
    ("NUL after old line ends", b"ballot\r1\r\0", 3, "", NO_TEXT),
    ("huge field", after(b"2,1," + STEP.encode() + b"," + b"4" * 30_000 + b"\n"), 3, "", "20000 characters"),
    ("huge words", after(line(2, 1, FORM, "", "x" * 20_001)), 3, "", "20000 characters"),
    ("a thousand commas", after(b"," * 20_001), 3, "", "20000 characters"),
    ("quote never closed", after(b'2,1,"' + STEP.encode() + b",4\n") + ONE * 5, 3, "", QUOTES),
    ("quote never closed at all", b'"' + ONE * 500, 1, "", QUOTES),
    ("quote inside a cell", after(b"2,1," + STEP.encode() + b',"4"4\n'), 3, "", QUOTES),
    ("quotes by the hundred", after(b'"' * 301 + b"\n"), 3, "", QUOTES),
)
HEADINGS: tuple[Case, ...] = (
    ("twice the same heading", b"ballot,table,exercise,answer,answer\n" + ONE, 1, "answer", "is there twice"),
    ("two names of one column", b"ballot,number,exercise,answer\n", 1, "ballot", "is there twice"),
    ("unknown heading", b"ballot,table,exercise,answer,token\n" + ONE, 1, "token", "There is no column"),
    ("heading of a formula", b"ballot,table,=cmd|x,answer\n" + ONE, 1, "=cmd|x", "There is no column"),
    ("endless heading", b"ballot,table," + b"x" * 9000 + b"\n" + ONE, 1, "x" * 60, "There is no column"),
    ("empty heading", b"ballot,table,,answer\n" + ONE, 1, "", "There is no column"),
    (
        "headings after blank lines",
        b"\n\n\nballot,table,exercise,pin\n" + ONE,
        4,
        "pin",
        "There is no column",
    ),
    ("bars between", HEAD.replace(b",", b"|") + ONE.replace(b",", b"|"), 1, "ballot", HOW),
    ("spaces between", ONE.replace(b",", b" "), 1, "ballot", HOW),
    ("a hint for a spreadsheet", b"sep=;\n" + ONE, 1, "ballot", HOW),
    ("decimal commas", after(b"2,0;1;" + STEP.encode() + b";4\n"), 3, "table", TABLES),
    ("JSON", b'{"ballot": 1, "table": 1}\n', 1, "ballot", HOW),
    ("XML bomb", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>\n", 1, "ballot", HOW),
    ("a web page", b"<script>alert(1)</script>\n", 1, "ballot", HOW),
)
CELLS: tuple[Case, ...] = (
    ("no ballot", after(line("")), 3, "ballot", HOW),
    ("ballot 0", after(line(0)), 3, "ballot", HOW),
    ("negative ballot", after(line(-1)), 3, "ballot", "can't begin with “-”"),
    ("endless ballot", after(line("9" * 299)), 3, "ballot", HOW),
    ("longer than a cell", after(line("9" * 301)), 3, "ballot", "300 characters"),
    ("ballot in other digits", after(line("٣٠٧")), 3, "ballot", HOW),
    ("a fraction of a ballot", after(line("1.5")), 3, "ballot", HOW),
    ("a slip in a printed number", after(line("301A", 3)), 3, "ballot", SLIP),
    ("a printed number cut short", after(line("301", 3)), 3, "ballot", NO_LETTER),
    ("another table than printed", after(line("301W", 2)), 3, "table", "is of Table 3"),
    ("a table that is not there", after(line("2", 99)), 3, "table", TABLES),
    ("a formula for a table", after(line(2, "=1+1")), 3, "table", "can't begin with “=”"),
    ("a formula for an answer", after(line(2, 1, STEP, "@SUM(1)")), 3, "answer", "can't begin with “@”"),
    ("a formula in full width", after(line(2, 1, STEP, "＝1")), 3, "answer", CHOICES),
    ("a command for a step", after(line(2, 1, "+cmd|' /C calc'!A0")), 3, "exercise", "can't begin with “+”"),
    ("traversal for a step", after(line(2, 1, "../../../etc/passwd")), 3, "exercise", STEPS),
    ("a file for a step", after(line(2, 1, "file:///etc/passwd")), 3, "exercise", STEPS),
    ("a step of templates", after(line(2, 1, "{{ 7 * 7 }}")), 3, "exercise", STEPS),
    ("SQL for an answer", after(line(2, 1, STEP, "4'; DROP TABLE events;--")), 3, "answer", CHOICES),
    ("a script for an answer", after(line(2, 1, STEP, "<img src=x>")), 3, "answer", CHOICES),
    ("a percent for an answer", after(line(2, 1, STEP, "%(answer)s %s")), 3, "answer", CHOICES),
    ("turned text", after(line(2, 1, STEP, "\u202e4")), 3, "answer", "can't be printed"),
    ("a bell in a cell", after(line(2, 1, STEP, "4\x07")), 3, "answer", "can't be printed"),
    ("a bell in words", after(line(2, 1, STEP, "4", "ding\x07")), 3, "words 1", "can't be printed"),
    ("more cells than columns", after(line(2, 1, STEP, "4", "a", "b", "c")), 3, "", "7 cells"),
    ("mixed line ends", HEAD + b"1,1,x,4\r" + b"2,1,x,4\r\n" + b"3,1,x,4\n", 2, "exercise", STEPS),
    ("twice in one file", after(ONE), 3, "ballot", "in line 2 too"),
    ("one ballot at two tables", after(line(1, 2)), 3, "table", "Ballot 1 is of Table 1"),
    ("a step not yet open", after(line(2, 1, "camden/round-2")), 3, "exercise", "not been opened yet"),
)
CASES = (*WHOLE, *HEADINGS, *CELLS)
