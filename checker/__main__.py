"""Lets `python -m checker` do what `flowdown` does."""

from checker.cli import run

if __name__ == "__main__":
    run()
