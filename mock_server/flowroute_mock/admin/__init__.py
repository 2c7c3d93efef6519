"""The admin API, /__mock__/: it steers worlds from outside, as admin_openapi.yaml describes it."""
