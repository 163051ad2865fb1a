"""A session fitted to who trains, where and with what, and the variants of an exercise."""
