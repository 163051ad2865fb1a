"""The log: workouts, their sets, corrections."""
