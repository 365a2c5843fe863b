"""A workshop as one file that a stranger can check: made here, opened here, and recomputed here."""
