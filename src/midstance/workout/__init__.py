"""A workout under way, as a machine that is told what happened and when."""
