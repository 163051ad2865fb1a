"""The exports of other programs, one format a file, each recognised by its content."""
