"""What the log answers and how it changes."""
