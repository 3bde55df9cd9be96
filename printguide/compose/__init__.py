"""From an article to print HTML: templates, styles, links, codes, and the ledger of its words."""
