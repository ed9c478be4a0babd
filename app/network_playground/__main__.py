"""`python -m network_playground` is the command `network-playground`."""

from network_playground.cli import main

main()
