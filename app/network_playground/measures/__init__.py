"""Measures: what is asked of a network at a moment, answered in numbers.

Scores, a report, an answer about a new example, maps, landscapes, a gradient check.
"""
