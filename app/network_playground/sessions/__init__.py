"""Sessions: one person's playground, without a web and without a clock.

Commands go in, frames and events come out; what was left can be had back.
"""
