"""scoqa answers questions over a folder of papers with cited passages, word for word, or an honest no."""
