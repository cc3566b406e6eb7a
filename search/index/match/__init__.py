"""Which rows answer a question, exactly."""
