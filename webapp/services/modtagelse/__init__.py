"""What is handed in on a page: it waits for its report, and is loaded beside the request."""
