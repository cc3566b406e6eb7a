"""Which of the rows that answer come first."""
