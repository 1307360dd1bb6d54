"""Text to sentences and terms, the same for passages and questions."""
