"""What a plan says: targets, activities, assignments, duties to report, results."""
