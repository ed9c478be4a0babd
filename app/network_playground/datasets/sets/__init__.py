"""The sets that come along: drawn from rules, or shipped as files.

A new one is a row of a table here, with its words and its licence.
"""
