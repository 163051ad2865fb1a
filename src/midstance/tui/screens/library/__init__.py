"""Exercises: the list and the page of one."""
