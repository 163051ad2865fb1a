"""What is asked of a runner next: loads, rungs, amounts and lighter days, by rule and with why."""
