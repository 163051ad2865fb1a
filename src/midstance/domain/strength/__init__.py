"""How strong a set is: the maximum that it lets expect, and whether it is a best."""
