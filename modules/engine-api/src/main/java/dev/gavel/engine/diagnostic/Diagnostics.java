package dev.gavel.engine.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a document while it is read, so that all mistakes are told at once.
 * After a limit they are only counted: a broken generator must not fill the log.
 */
public final class Diagnostics {
  private static final int LIMIT = 1000;

  private final List<Diagnostic> found = new ArrayList<>();
  private int errors;

  public Diagnostics() {}

  public void error(String code, Place place, String message, String hint) {
    add(Diagnostic.error(code, place, message, hint));
  }

  public void warning(String code, Place place, String message, String hint) {
    add(Diagnostic.warning(code, place, message, hint));
  }

  public void add(Diagnostic diagnostic) {
    if (diagnostic.isError()) {
      errors++;
    }
    if (found.size() < LIMIT) {
      found.add(diagnostic);
    } else if (diagnostic.isError() && errors == 1) {
      found.set(LIMIT - 1, diagnostic); // a flood of warnings must not hide the first error
    }
  }

  public void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  public int errorCount() {
    return errors;
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  public List<Diagnostic> errors() {
    return found.stream().filter(Diagnostic::isError).toList();
  }

  public List<Diagnostic> warnings() {
    return found.stream().filter(diagnostic -> !diagnostic.isError()).toList();
  }
}
