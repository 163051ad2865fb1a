"""Histories of other programs taken into the log: names, preview, one change."""
