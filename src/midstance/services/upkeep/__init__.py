"""The log looked after: its daily copy and check, and its repair where it is damaged."""
