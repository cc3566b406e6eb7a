"""How good is the ranking? Judged questions, asked as a reader asks them, and measures of where the answers stand.

    measures   a ranking and what answers it → recall, MRR, nDCG, …
    asking     a question and an engine → its ranking
    passages   anyone's judged set: passages, questions, judgments
    judged     the project's own judged questions, and the ranks file by which a change of ranking is a diff
"""
