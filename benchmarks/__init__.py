"""What printguide costs, against others doing the same work in the same run."""
