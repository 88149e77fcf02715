"""From bytes to an article: encodings, the structure of the text, what it says about itself."""
