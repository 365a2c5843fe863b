"""A form that people leave the day by: a few ratings of 1 to 6, a few questions in their own words."""

from sessions.exercises.evaluation.kind import KIND as KIND
