"""Every uploaded or generated file: checked, stored outside the web root, read by whom it concerns."""
