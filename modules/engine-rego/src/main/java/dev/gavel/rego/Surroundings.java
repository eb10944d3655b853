package dev.gavel.rego;

import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.SharedCaches;
import dev.gavel.rego.evaluation.Tier;
import java.time.InstantSource;

/**
 * What evaluations have around them, unless a request says otherwise.
 *
 * @param answers how many bytes of answers each query remembers; none when 0
 */
record Surroundings(
    InstantSource clock,
    Limits limits,
    Permissions permissions,
    SharedCaches caches,
    Tier tier,
    long answers) {}
