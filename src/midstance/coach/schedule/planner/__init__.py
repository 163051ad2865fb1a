"""Which day takes which strength session: hard rules, costs, search, and the reasons."""
