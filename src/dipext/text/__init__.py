"""Running text, whatever stands in it: its clean view, sentences, numbers, quantifiers, noun phrases. No kind."""
