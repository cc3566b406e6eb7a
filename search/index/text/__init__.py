"""Characters, words and names: what compares equal, and how texts are cut. Knows no index."""
