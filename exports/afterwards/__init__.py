"""What goes out beside the report: page to take home, graphic, messages, record, letter, results page.

All of it is read off the report's own writer, so no paper can say another number than the report does.
"""
