"""The extraction stage: an article in, its attributions out.

The doors are `extractor.Extractor` (one article) and `pool.extract_all` (many).
"""
