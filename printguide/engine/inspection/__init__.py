"""What only laid-out pages can tell: one walk over their boxes, and checks of what it noted."""
