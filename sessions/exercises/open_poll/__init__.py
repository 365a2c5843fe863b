"""A question of a facilitator's own: one answer, several, a scale, a number or words; also to practise."""

from sessions.exercises.open_poll.kind import KIND as KIND
