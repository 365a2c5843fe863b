"""What must not be done whatever the benefit: lines of the tables, with support and objections."""

from sessions.exercises.red_lines.kind import KIND as KIND
