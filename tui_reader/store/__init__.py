"""What is kept between two starts: texts and annotations in a cache, marks and positions as data."""
