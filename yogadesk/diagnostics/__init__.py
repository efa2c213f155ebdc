"""What helps to mend a fault: versions, the log as records, and a bundle without secrets."""
