"""Ladders: which gates are passed, which rung a row is done on, and which sets stay open."""
