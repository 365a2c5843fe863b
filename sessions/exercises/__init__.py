"""Owns the exercise kinds: one folder a kind, and the registry that finds them.

Nothing outside a kind's folder names it. What every kind may lean on (`base`, `ballots`, `shuffle`) stands
beside the folders and knows none of them.
"""
