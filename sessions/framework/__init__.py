"""Owns the framework of *Data for Public Benefit* (2018, chapter 6) as it can be asked, in our own words.

Its eighteen questions, what has to be settled first, the three tests, its zones; and what an answer is. No
one's answers are kept here, and nothing is worked out: that is `sessions/aggregation/framework`.
"""
