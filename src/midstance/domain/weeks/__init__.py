"""The runner's weeks: runs, the week as it is planned, and its review."""
