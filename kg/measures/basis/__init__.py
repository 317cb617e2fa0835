"""What several measures stand on: columns of answers, what is known of units, time, chance and the null models."""
