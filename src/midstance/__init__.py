"""Midstance leads a runner through strength sessions in the terminal."""

__version__ = "0.1.0"
