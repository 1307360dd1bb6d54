"""How good the answers are: judged collections, measures, reports, comparison, tuning (docs/evaluation.md)."""
