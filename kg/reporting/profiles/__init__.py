"""Profiles: pages on one unit or one official, made of the parts the report is made of."""
