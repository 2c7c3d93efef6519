"""The general repairs of a Swagger 2.0 document, one module each, in the order in which they run.

A rule has one function, `find(document)`, which yields edits and changes nothing; its docstring says Why, Source,
Before and After, and `spec/REPAIRS.md` is printed from it. A rule may rely on the rules before it.
"""

from types import ModuleType

from spec.rules.document import (
    base_path_slashes,
    gallery_residue,
    host_parts,
    integer_keys,
    listed_texts,
    missing_info,
    null_values,
    security_spelling,
    swagger_version,
    unquoted_texts,
)
from spec.rules.operations import (
    description_slug_operation_ids,
    duplicate_operation_ids,
    form_media_types,
    missing_responses,
    response_descriptions,
    status_names,
    summary_word_tags,
)
from spec.rules.parameters import (
    parameter_lists,
    parameter_places,
    parameter_schemas,
    path_parameters_required,
    path_variables,
    repeated_parameters,
    several_bodies,
    stray_path_parameters,
    unnamed_parameters,
    untyped_parameters,
)
from spec.rules.paths import (
    misplaced_paths,
    path_item_references,
    path_slashes,
    path_templates,
    query_in_paths,
    templated_base_path,
    verb_names,
)
from spec.rules.schemas import (
    circular_schemas,
    dangling_references,
    deep_references,
    misspelt_types,
    nested_required,
    nullable_keyword,
    quoted_values,
    reference_spelling,
)
from spec.rules.stream import front_matter, pasted_text, repeated_keys
from spec.rules.texts import blank_runs, cut_descriptions

# These see the documents of the YAML stream, as a list.
STREAM_RULES = (repeated_keys, front_matter, pasted_text)

# These see the one document that is left.
DOCUMENT_RULES = (
    integer_keys,  # first: every other rule and every pointer in a message relies on keys that are strings
    gallery_residue,
    null_values,  # before whatever reads a value
    swagger_version,
    host_parts,
    base_path_slashes,
    missing_info,  # after the host, which gives the title
    misplaced_paths,  # before whatever looks for paths
    verb_names,  # before whatever looks for operations
    parameter_lists,  # before whatever looks for parameters
    parameter_places,
    listed_texts,
    security_spelling,
    unquoted_texts,
    blank_runs,  # before whatever reads texts
    path_item_references,
    reference_spelling,
    deep_references,  # before the paths change to which references lead
    dangling_references,  # after what brings references where they lead
    path_slashes,
    templated_base_path,
    path_templates,
    query_in_paths,
    description_slug_operation_ids,  # after the paths, which give the names
    summary_word_tags,
    unnamed_parameters,
    repeated_parameters,
    path_variables,
    stray_path_parameters,
    path_parameters_required,
    parameter_schemas,
    several_bodies,
    misspelt_types,
    untyped_parameters,
    nested_required,
    nullable_keyword,
    quoted_values,
    circular_schemas,
    status_names,
    response_descriptions,
    missing_responses,
    form_media_types,
    duplicate_operation_ids,
    cut_descriptions,  # last: it reports what the others left
)

RULES = STREAM_RULES + DOCUMENT_RULES


def rule_name(rule: ModuleType) -> str:
    """Return the name that the rule's file, its test and the report share."""
    return rule.__name__.rpartition(".")[2]
