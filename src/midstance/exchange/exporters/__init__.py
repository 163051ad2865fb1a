"""One file for each format that the log is written in."""
