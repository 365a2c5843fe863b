"""The case a workshop works on: its stages, its text and its figures, read and checked."""
