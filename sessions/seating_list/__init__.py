"""The seating list: which table each *name* is asked to sit at. Never part of the record of what was said.

It is kept in a table of its own and refers to no phone, token or participant: whoever joins at the table is
as anonymous as before. A purge takes it away whole.
"""
