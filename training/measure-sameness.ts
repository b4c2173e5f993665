// Measures how well one incident is told from a like one: weights are learned on some groups of the corpus and tried on the others.
