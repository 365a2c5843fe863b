"""What some audiences see, part by part; `sessions.visibility` puts them together."""
