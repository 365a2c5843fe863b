"""A live proposal held against the framework: what must be settled first, 18 questions, weights, a reading.

Everything it says is this group's assessment. It must never be told as what the public finds acceptable.
"""

from sessions.exercises.assessing.kind import KIND as KIND
