"""The log looked after: its daily copy and check, and the ways out where it is damaged."""
