"""Which matters most: the type of data, the purpose, or who it is shared with; in pairs, then outright."""

from sessions.exercises.factors.kind import KIND as KIND
