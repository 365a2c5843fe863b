"""What happens in the room: workshops, tables, exercises and the rules that admit each command."""
