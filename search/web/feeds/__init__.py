"""What leaves the site for other programs: pure functions over results and documents, no Flask.

    naming.py      what a file is called where it is saved
    found.py       clauses and documents that answer, each cited and with its address
    table.py       them as rows that Excel opens
    record.py      them as JSON, one a line
    atom.py        them as a feed, newest first; dates.py says when each came out
    opensearch.py  how a browser's search box asks us
    sitemap.py     what search engines may look at, and robots.txt
"""
