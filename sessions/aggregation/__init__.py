"""Owns the sums behind what a room is shown: rankings, points, agreement and change of mind.

Everything here is pure and exact (integers and fractions) wherever the measure is a fraction at all, so that
a figure recomputed from a bundle years later is the same figure. It knows no workshop, no clock and no store;
where a number is drawn at random the caller gives the seed. It never decides who may see a result: that
belongs to `visibility.py` and to each kind.
"""
