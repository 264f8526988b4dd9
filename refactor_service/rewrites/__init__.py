"""Every rewrite, one file each, in one table."""

from refactor_service.rewrites.javascript import (
    array_method,
    arrow_callback,
    default_parameter,
    entries_iteration,
    for_of,
    nullish,
    object_spread,
    optional_chaining,
    search_method,
    switch_map,
    template_literal,
    var_declaration,
)
from refactor_service.rewrites.javascript import early_continue as javascript_early_continue
from refactor_service.rewrites.javascript import guard_clause as javascript_guard_clause
from refactor_service.rewrites.javascript import inline_temporary as javascript_inline_temporary
from refactor_service.rewrites.javascript import merge_ifs as javascript_merge_ifs
from refactor_service.rewrites.patterns import PATTERNS
from refactor_service.rewrites.patterns.pattern import rewrite_of
from refactor_service.rewrites.python import (
    any_all,
    comprehension,
    context_manager,
    counted_loop,
    direct_iteration,
    early_continue,
    f_string,
    flag_search,
    get_default,
    guard_clause,
    inline_temporary,
    items_iteration,
    join_text,
    lookup_table,
    memoise,
    merge_ifs,
    seen_set,
    swap,
)
from refactor_service.rewrites.rewrite import Rewrite

REWRITES: tuple[Rewrite, ...] = (
    any_all.REWRITE,
    comprehension.REWRITE,
    context_manager.REWRITE,
    counted_loop.REWRITE,
    direct_iteration.REWRITE,
    early_continue.REWRITE,
    f_string.REWRITE,
    flag_search.REWRITE,
    get_default.REWRITE,
    guard_clause.REWRITE,
    inline_temporary.REWRITE,
    items_iteration.REWRITE,
    join_text.REWRITE,
    lookup_table.REWRITE,
    memoise.REWRITE,
    merge_ifs.REWRITE,
    seen_set.REWRITE,
    swap.REWRITE,
    array_method.REWRITE,
    arrow_callback.REWRITE,
    default_parameter.REWRITE,
    entries_iteration.REWRITE,
    for_of.REWRITE,
    javascript_early_continue.REWRITE,
    javascript_guard_clause.REWRITE,
    javascript_inline_temporary.REWRITE,
    javascript_merge_ifs.REWRITE,
    nullish.REWRITE,
    object_spread.REWRITE,
    optional_chaining.REWRITE,
    search_method.REWRITE,
    switch_map.REWRITE,
    template_literal.REWRITE,
    var_declaration.REWRITE,
    *(rewrite_of(pattern, language) for language, patterns in PATTERNS.items() for pattern in patterns),
)
