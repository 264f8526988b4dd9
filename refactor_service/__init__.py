"""The refactorer agent: offers rewrites that were run against the original."""
