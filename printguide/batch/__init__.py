"""Many articles: which jobs there are, which of them are to be done, and what came of them."""
