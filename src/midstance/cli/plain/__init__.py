"""A session line by line, without the full screen."""
