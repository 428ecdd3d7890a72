"""Links that open a part of a kommune for who has no code (ADR 40)."""
