"""The signals of a workout: which are due at which moment."""
