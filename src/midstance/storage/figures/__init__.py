"""The figures on disk: read, checked, and found by the name that an exercise gives."""
