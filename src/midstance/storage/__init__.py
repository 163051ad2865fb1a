"""What is kept: settings, the library and the log."""
