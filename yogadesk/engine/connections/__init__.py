"""BigQuery Connection v1: names for the service accounts that read buckets for object tables."""
