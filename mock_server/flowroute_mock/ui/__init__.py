"""The page, /__mock__/ui/: people see the worlds and steer them, through Worlds and the API's own operations."""
