"""A document for other programs: what each format says of it. Pure functions over the model.

    spreadsheet.py    its clauses as rows that Excel opens
    jsonld.py         schema.org Legislation, for search engines
    akomantoso.py     Akoma Ntoso 3.0, for legal archives; akn_meta.py is its metadata, markup.py writes its XML
    plain.py          text as one would file it
"""
