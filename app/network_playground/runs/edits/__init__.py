"""Edits: what a person changes by hand while a network learns.

Each kind is one class that brings all of it: its fields and bounds, what it does to a
run, its words, and how a script repeats it. ``table.py`` lists them.
"""
