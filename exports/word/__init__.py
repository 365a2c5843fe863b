"""Writes a page of ours as a Word document that a person can edit.

The page itself is read, element by element, so the document can say nothing else than the page does.
"""
