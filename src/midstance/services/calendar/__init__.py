"""The calendar: what was done on its days, and what is planned."""
