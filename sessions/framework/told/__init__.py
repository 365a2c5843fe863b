"""Owns how an assessment is told: panels and sentences, each saying that it is this group's.

What is told has passed the rules for small numbers before it is worked out: an answer that may not be told is
not among those that were assessed.
"""
