"""The desk: the facilitator's console, the projector, the reports they download and the program that serves the room."""
