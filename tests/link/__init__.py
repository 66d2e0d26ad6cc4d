"""Tests of linking, with what they share."""
