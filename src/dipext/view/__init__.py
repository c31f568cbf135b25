"""An Extraction for people: notebook and terminal views, data frames."""
