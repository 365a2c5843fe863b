"""What each command of `moothall` does; `facilitator/cli.py` owns their names, options and errors."""
