"""The interactive page: a graph read into a story, packed, laid out and put into one offline HTML file."""
