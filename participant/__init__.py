"""The phone in a participant's hand: its pages, its live channel and its offline queue."""
