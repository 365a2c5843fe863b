"""Figures that were counted elsewhere, in an earlier report or on paper, and are entered as what they are.

They are part of the record and are never mixed with what was counted here: each carries its source.
"""
