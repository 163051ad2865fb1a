"""The week, and exercises over time."""
