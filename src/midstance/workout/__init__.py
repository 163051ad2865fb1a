"""A workout under way: events in, effects out, and time as an argument."""
