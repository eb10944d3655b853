package dev.gavel.rego.plan.planner.work;

/**
 * What one function of the plan does: it makes a document, or a part of one.
 *
 * @param part which rules of the document; see {@link Document#part}
 */
public record Work(Document document, int part, Context context) {}
