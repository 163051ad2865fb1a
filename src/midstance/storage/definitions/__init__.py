"""TOML files that people write: exercises, programs, routines, settings, key maps."""
