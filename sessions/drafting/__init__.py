"""The draft of a workshop's report: what a writer took, left out, quoted and wrote, and what was published.

Facts and quotations are never in it, only that they were taken or where they stand; their words come from the
record whenever a report is made.
"""
