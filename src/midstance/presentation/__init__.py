"""Words and rows for both front ends: plain values, no terminal and no disk."""
