"""What a rule cannot know is an action of an OpenAPI Overlay; this folder reads and applies actions, strictly."""
