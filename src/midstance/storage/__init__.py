"""Everything on the disk: settings, the library and the log."""
