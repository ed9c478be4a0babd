"""Reading: the table that a person brings, as it comes.

Text becomes rows, rows become columns of a kind, columns become a data set.
"""
