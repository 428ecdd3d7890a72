"""Counting a whole kommune by classes of objects that are judged alike, never one by one."""
