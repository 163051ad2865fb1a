"""Copies of the log, and putting one back."""
