"""What a reader may be going to type, or may have meant."""
