"""Who trains, where and with what."""
