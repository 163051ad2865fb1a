"""The log corrected, and workouts entered that were done without Midstance."""
