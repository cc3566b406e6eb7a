"""What answers are made of, as types: the published records (``record.py``) must fit them exactly.

Their docstrings and the words beside their fields are read by those who use the API, and so are in Chinese.
"""
