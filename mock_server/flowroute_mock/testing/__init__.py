"""The mock inside a test: FlowrouteMock, its helpers and what they assert."""
