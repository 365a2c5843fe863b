"""What happens in a workshop: commands, events, state, exercises and the only way to write. No Flask."""
