"""Owns the drawing of each chart form, one form a module: rows and options in, a drawn `Canvas` out.

A form never counts, rounds away or hides anything: what may be shown was settled before its rows were made.
"""
