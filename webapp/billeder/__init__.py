"""Pictures of the pages and their comparison: the extra `forhaandsblik[billeder]`."""
