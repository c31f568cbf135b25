"""How English writes dates: words as data, grammar as short patterns over classes of words."""
