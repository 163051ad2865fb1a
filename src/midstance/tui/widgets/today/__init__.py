"""What Today shows besides its list: the days of the week, and the exercise at the side."""
