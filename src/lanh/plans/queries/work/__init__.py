"""Questions about what comes of a plan: activities, tasks, meetings."""
