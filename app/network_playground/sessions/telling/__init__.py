"""Telling: what goes out of a moment and of a run, in words and figures.

A header for every frame, an introduction for every run, crowds and diagnoses.
"""
