"""How good are the answers: judged collections, measures, reports, comparison, tuning."""
