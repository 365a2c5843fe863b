"""Answers on paper: what is printed, who has some, and how what was typed in becomes answers."""
