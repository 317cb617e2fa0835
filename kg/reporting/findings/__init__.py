"""What the report says in words: each file holds findings, functions of a subject and the ledger of its numbers.

A finding is a sentence made from a measure. It is None where the numbers do not bear it: a ranking, a share or a
comparison needs at least `LEAST` meetings, flows or agreements behind each number it names.
"""
