"""From files to a kommune's file: the door, reading, the report, and writing."""
