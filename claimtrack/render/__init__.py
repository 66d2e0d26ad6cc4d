"""Records to text for people and programs: one file a form."""
