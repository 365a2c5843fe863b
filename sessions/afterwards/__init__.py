"""What is said and sent when the exercises are over: the page people take home, messages, the host's letter.

It holds choices and the host's own words. What people said and counted is read from the record each time.
"""
