"""BigQuery ML and Cloud Storage on this computer, in a process of its own, behind Google's REST APIs."""
