"""100 points that each person gives out over a few things: what they weigh, not only how they rank."""

from sessions.exercises.hundred_points.kind import KIND as KIND
