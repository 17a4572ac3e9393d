"""What comes of a plan: tasks, and the meetings that look after them."""
