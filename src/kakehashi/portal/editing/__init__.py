"""An officer puts right what the record of a person says: every fact of the exchange format, with its evidence told."""
