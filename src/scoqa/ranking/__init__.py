"""Query terms and postings to ranked hits: weights, exact top-k, second pass, explanations."""
