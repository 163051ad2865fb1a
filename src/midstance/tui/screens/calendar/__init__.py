"""The month and the season: runs and strength by their days."""
