"""The general repairs of a Swagger 2.0 document, one module each, in the order in which they run.

A rule has one function, `find(document)`, which yields edits and changes nothing; its docstring says Why, Source,
Before and After, and `spec/REPAIRS.md` is printed from it. A rule may rely on the rules before it.
"""

from spec.rules import (
    blank_runs,
    cut_descriptions,
    description_slug_operation_ids,
    front_matter,
    gallery_residue,
    integer_keys,
    path_parameters_required,
    summary_word_tags,
    untyped_parameters,
)

# These see the documents of the YAML stream, as a list.
STREAM_RULES = (front_matter,)

# These see the one document that is left.
DOCUMENT_RULES = (
    integer_keys,  # first: every other rule and every pointer in a message relies on keys that are strings
    gallery_residue,
    blank_runs,  # before whatever reads texts
    description_slug_operation_ids,
    summary_word_tags,
    path_parameters_required,
    untyped_parameters,
    cut_descriptions,  # last: it reports what the others left
)

RULES = STREAM_RULES + DOCUMENT_RULES
