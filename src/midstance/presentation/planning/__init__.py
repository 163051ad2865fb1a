"""Runs and the plan around them, as they are typed and read."""
