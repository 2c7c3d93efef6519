"""The admin API, /__mock__/: it reads and changes worlds over HTTP, as admin_openapi.yaml describes it."""
