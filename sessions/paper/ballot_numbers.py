"""The numbers on paper ballots: each is one person's, on every ballot they fill in all day.

A printed number is its table, two digits and a letter: 307P is the seventh of Table 3. The letter follows
from the digits by the remainder after 23, as on Spain's identity cards (Real Decreto 1553/2005): 23 is a
prime above 9, so one digit mistyped, or two neighbours swapped, never keeps its letter. Ballots that
somebody numbers by hand have one or two digits, and may do without.
"""

from hashlib import sha256

from sessions.ids import ParticipantId, WorkshopId
from sessions.words import Message, say

MOST_AT_TABLE = 99  # printed ballots
MOST_BY_HAND = 99
MOST = 9999
LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
HOW = say("Write the ballot's number: digits and a letter if it was printed, 1 to 99 if it was not.")
NO_LETTER = say("Write the letter at the end of the ballot's number too.")
SLIP = say("The letter does not go with these digits. Look at the ballot's number again.")


def numbers_of(table: int, count: int, first: int = 1) -> list[str]:
    """The numbers to print for a table, so many from the first on; no more than `MOST_AT_TABLE`."""
    last = min(first + count - 1, MOST_AT_TABLE)
    return [shown(table * 100 + place) for place in range(first, last + 1)]


def shown(number: int) -> str:
    """How a number is printed and read out."""
    return str(number) if number <= MOST_BY_HAND else f"{number}{LETTERS[number % len(LETTERS)]}"


def read_number(text: str) -> int | Message:
    """The number that was typed, in capitals or not, spaces and hyphens aside; or what is wrong with it."""
    typed = "".join(sign for sign in text.upper() if sign not in " -")
    digits, letter = (typed[:-1], typed[-1]) if typed[-1:].isalpha() else (typed, "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST)) and int(digits)):
        return HOW
    number = int(digits)
    if letter:
        return number if letter == LETTERS[number % len(LETTERS)] else SLIP
    return number if number <= MOST_BY_HAND else NO_LETTER


def table_printed(number: int) -> int | None:
    """The table that a printed number belongs to; None for one that was written by hand."""
    return number // 100 or None


def person_of(workshop: WorkshopId, number: int) -> ParticipantId:
    """Who a ballot's number stands for in the record; also whose receipt code goes on the stub they keep."""
    return ParticipantId(sha256(f"{workshop}/ballot/{number}".encode()).hexdigest()[:32])
