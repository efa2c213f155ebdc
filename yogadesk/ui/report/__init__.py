"""Reports: what is known of one picture, or of a batch, on paper or as a page of its own."""
