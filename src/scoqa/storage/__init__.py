"""The index: one SQLite file of documents, passages, postings and forms."""
