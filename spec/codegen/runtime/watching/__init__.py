"""Report what becomes of each call: to the hooks of an application, and to OpenTelemetry."""
