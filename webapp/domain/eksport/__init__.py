"""Fagsystem + variant + date: what the indexes hold."""
