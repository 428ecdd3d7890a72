"""What a kommune's file holds of its verification."""
