"""What the pages of the views share: facts with their sentences, spacing, template, style, scripts, words."""
