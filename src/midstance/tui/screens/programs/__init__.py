"""Programs: the list, one program, one session of it."""
