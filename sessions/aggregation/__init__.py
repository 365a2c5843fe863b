"""Owns the sums behind what a room is shown: rankings, points, agreement and change of mind.

Everything here is pure and exact (integers and fractions), so that a figure recomputed from a bundle years
later is the same figure. It knows no workshop, no clock, no store and no random number, and it never decides
who may see a result: that belongs to `visibility.py` and to each kind.
"""
