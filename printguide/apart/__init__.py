"""Apart: work in processes of their own, whose crash, greed or endless loop is not ours."""
