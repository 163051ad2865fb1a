"""FIT files: workouts and runs done, and sessions planned for a watch."""
