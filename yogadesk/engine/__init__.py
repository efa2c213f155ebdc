"""BigQuery ML and Cloud Storage on this computer: a process that answers Google's REST APIs."""
