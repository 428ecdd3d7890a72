"""Benchmarks: ratios on this machine, never absolute promises."""
