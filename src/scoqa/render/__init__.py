"""Answers and lists to text and machine formats; knows no terminal."""
