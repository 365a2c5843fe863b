"""The desk: the facilitator's console, the projector, the downloads and the program that serves the room."""
