"""The page that a reader gets: hits with marks, reasons, counts and what to tell."""
