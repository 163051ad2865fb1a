"""Midstance takes a runner through a strength session in the terminal."""
