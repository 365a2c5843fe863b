"""What a workshop leaves behind: its tables, its charts and its written report."""
