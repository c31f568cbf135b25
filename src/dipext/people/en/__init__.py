"""What English writes around a name: offices, forms of address, speech."""
