"""Documents of the openness zone (政务公开): written here or imported, published to the terminals."""
