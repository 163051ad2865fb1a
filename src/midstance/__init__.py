"""Midstance takes a runner through a strength session in the terminal."""

__version__ = "0.1.0"
