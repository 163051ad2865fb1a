"""FIT: runs and strength workouts of watches, and of Midstance itself."""
