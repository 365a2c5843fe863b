"""People talk and nothing is submitted: a welcome, a discussion at the tables, a plenary."""

from sessions.exercises.talk.kind import KIND as KIND
