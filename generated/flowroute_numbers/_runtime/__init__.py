"""Do what every client needs and no contract says: errors, retries, paging, keys, phone numbers, logging.

Written by hand in spec/codegen/runtime/; the generation copies it into the package as it is. Nothing here knows an
operation, a path or a field of the service: those come from the contract, through the templates.
"""
