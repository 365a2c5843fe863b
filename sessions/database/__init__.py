"""The record in a database: its tables and their growth, and SQLite's own ways."""
