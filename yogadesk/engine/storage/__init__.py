"""Cloud Storage on this computer: buckets and objects in a folder, behind the JSON API v1."""
