"""Plant small defects in the mock and the client, one at a time, and show which test catches each."""
