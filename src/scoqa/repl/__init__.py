"""The prompt: a session of questions over one open collection."""
