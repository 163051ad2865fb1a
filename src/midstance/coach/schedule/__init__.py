"""Which session is due, and how far a program has come."""
