"""One TOML file a finished workout: writing, reading, merging."""
