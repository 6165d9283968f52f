"""Home pages that gather: one desk a role, the auditor's ledger, the front and help pages."""
