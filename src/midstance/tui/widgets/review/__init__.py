"""What the week, the trends and the summary are drawn with."""
