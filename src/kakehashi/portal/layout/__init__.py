"""What every page shares: base templates, components, styles, error pages."""
