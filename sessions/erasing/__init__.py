"""What is taken back and what is purged: which words go, and what is kept as counts."""
