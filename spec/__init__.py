"""Make the contract out of the vendor document: repair, correct, convert, complete.

`spec.build.build_contract` does it in memory, `python -m spec build --into build/` writes it to a folder.
"""
