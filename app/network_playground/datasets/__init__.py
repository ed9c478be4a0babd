"""Data sets: tables with named columns that a network can learn from.

Drawn from rules, shipped as files, or read from a person's own CSV file.
"""
