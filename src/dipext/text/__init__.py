"""Running text, whatever stands in it: sentences, numbers, quantifiers, noun phrases, words of change. No kind."""
