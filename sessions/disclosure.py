"""The numbers of answers below which a result is not shown: the project's rules for small numbers."""

ROOM_MINIMUM = 5  # secret answers of a whole room
CHANGE_MINIMUM = 10  # a change between two rounds, cell by cell
SPREAD_MINIMUM = 5  # own orders at a table, in one word
