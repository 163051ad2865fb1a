"""The load and the amount with which an exercise begins, in a session or after a swap."""
