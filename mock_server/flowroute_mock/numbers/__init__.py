"""The endpoints of the API, one module per resource: values in, a status and a document out; no HTTP and no SQL."""
