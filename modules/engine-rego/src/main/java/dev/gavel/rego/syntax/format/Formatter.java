package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.parse.Parser;

/** Lays out Rego as {@code opa fmt} does. */
public final class Formatter {
  private Formatter() {}

  /** The text of a module, laid out; what cannot be read, or not be written so, is refused. */
  public static String format(String file, String source, FormatOptions options) {
    return ModuleFormat.format(Parser.module(file, source, options.source()), options);
  }
}
