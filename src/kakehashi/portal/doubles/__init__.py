"""Who stands in the pool twice: pairs found, looked at side by side, decided by people; one person entered by hand."""
