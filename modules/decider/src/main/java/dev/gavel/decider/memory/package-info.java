/**
 * Decisions that were made before. A rule's answer is kept under a key of just what the rule reads,
 * so users who differ in nothing that matters to it share one; see {@link
 * dev.gavel.decider.memory.Memory}.
 */
package dev.gavel.decider.memory;
