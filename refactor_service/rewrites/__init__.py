"""Every rewrite, one file each, in one table."""

from refactor_service.rewrites.javascript import (
    array_method,
    default_parameter,
    for_of,
    nullish,
    object_spread,
    search_method,
    switch_map,
    template_literal,
    var_declaration,
)
from refactor_service.rewrites.javascript import guard_clause as javascript_guard_clause
from refactor_service.rewrites.javascript import merge_ifs as javascript_merge_ifs
from refactor_service.rewrites.python import (
    any_all,
    comprehension,
    context_manager,
    direct_iteration,
    f_string,
    flag_search,
    guard_clause,
    join_text,
    lookup_table,
    memoise,
    merge_ifs,
    seen_set,
)
from refactor_service.rewrites.rewrite import Rewrite

REWRITES: tuple[Rewrite, ...] = (
    any_all.REWRITE,
    comprehension.REWRITE,
    context_manager.REWRITE,
    direct_iteration.REWRITE,
    f_string.REWRITE,
    flag_search.REWRITE,
    guard_clause.REWRITE,
    join_text.REWRITE,
    lookup_table.REWRITE,
    memoise.REWRITE,
    merge_ifs.REWRITE,
    seen_set.REWRITE,
    array_method.REWRITE,
    default_parameter.REWRITE,
    for_of.REWRITE,
    javascript_guard_clause.REWRITE,
    javascript_merge_ifs.REWRITE,
    nullish.REWRITE,
    object_spread.REWRITE,
    search_method.REWRITE,
    switch_map.REWRITE,
    template_literal.REWRITE,
    var_declaration.REWRITE,
)
