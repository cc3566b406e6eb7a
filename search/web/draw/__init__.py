"""Pictures as plain data: where bars, lines and boxes stand. Numbers and words only; templates/charts.html draws them.

Charts over the years give places across as a share of the width, so that they fill whatever they stand in and their
letters keep their size; heights are in pixels. The graph is in pixels both ways, once for a desk, once for a telephone.
"""
