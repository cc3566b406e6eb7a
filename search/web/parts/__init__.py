"""What pages are made of: plain data and pure functions, without Flask and without HTML."""
