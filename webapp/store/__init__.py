"""One SQLite file a kommune. Knows the domain; knows neither Flask nor the importers."""
