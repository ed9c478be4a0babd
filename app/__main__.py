"""`python -m app` is the command `network-playground`."""

from app.cli import main

main()
