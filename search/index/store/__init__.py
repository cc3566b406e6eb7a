"""Rows, terms and records as arrays in files, and one state of them to read."""
