"""The sections of the report: each file makes one, from a subject and the ledger of numbers."""
