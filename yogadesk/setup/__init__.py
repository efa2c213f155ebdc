"""What has to exist on a site before a picture can be classified there."""
