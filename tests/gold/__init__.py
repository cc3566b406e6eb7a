"""What people read out of the documents, before there was code that reads it."""
