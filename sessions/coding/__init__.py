"""What a report writer makes of what was said: codes, findings, contradictory views, what is set aside.

Codes are given by people. Nothing here changes what anyone said, answered or agreed.
"""
