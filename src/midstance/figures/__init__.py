"""The figure that shows a movement: its skeleton, its poses, and how it is drawn."""
