"""Owns what a group's answers to the framework come to: score, profile, zones, and how firmly they stand.

Pure and exact, but for the draws of `spread`, which are seeded. What it gives is one group's assessment of
one proposal, never what a public thinks; rules for small numbers are applied before answers come here.
"""
