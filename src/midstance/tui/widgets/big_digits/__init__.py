"""Figures that can be read from two metres."""
