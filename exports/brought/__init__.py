"""Owns files that people bring: paper typed into a table, or what another tool has exported.

A file is read whole or not at all: every line that can't be used is named with its number, and then nothing
is worked out. No workshop is touched, and nothing here is kept.
"""
