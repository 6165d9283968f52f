"""Words of the pages on which facts are put right."""
