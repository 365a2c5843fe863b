"""What is discussed: example sets, and case studies told in stages, read and checked as a whole."""
