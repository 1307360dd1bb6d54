"""From query terms and postings to ranked hits.

The first pass finds the best passages of the whole index, exactly: :mod:`~scoqa.ranking.plain` is the reference in
plain Python, :mod:`~scoqa.ranking.search` the fast search with numpy, which gives the same bytes. The second pass,
:mod:`~scoqa.ranking.second_pass`, looks at these passages closely. :mod:`~scoqa.ranking.weights` holds the formulas.
"""
