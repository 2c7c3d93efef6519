"""Swagger 2.0 becomes OpenAPI 3.1 here, field by field; nothing is repaired, nothing is lost in silence."""
