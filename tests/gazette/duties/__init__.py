"""Duties in the style of other cities, provinces and the State Council: tables of variants, written before the code."""
