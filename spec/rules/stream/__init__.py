"""Rules on the documents of the YAML stream, before one of them is the Swagger 2.0 document."""
