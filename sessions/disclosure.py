"""The numbers below which a result is not shown. Source: `Small numbers` of the project's rules of evidence."""

ROOM_MINIMUM = 5  # secret answers of a whole room
CHANGE_MINIMUM = 10  # a change between two rounds, cell by cell
SPREAD_MINIMUM = 5  # own orders at a table, in one word
