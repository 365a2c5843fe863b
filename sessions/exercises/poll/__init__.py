"""A five-step comfort scale, asked again each time a case study's next stage is known."""

from sessions.exercises.poll.kind import KIND as KIND
