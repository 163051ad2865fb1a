"""Dialogs that any screen may open: a choice, a line of text, a list, something to read."""
