"""Owns the plan of a day before it begins: how it is changed, what is worth a second look, and its file.

The plan lives in the workshop's record like all else; nothing here knows a page.
"""
