"""Run Midstance as ``python -m midstance``."""

from midstance.cli.main import main

if __name__ == "__main__":
    main()
