"""The endpoints of the API, one module per resource: values in, status and document out; no HTTP and no SQL."""
