package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.tree.Dialect;

/**
 * What a formatted text is for.
 *
 * @param source how the text is read
 * @param oldest the oldest dialect as which the result must be read
 * @param newest the newest dialect whose rules the result must keep
 * @param dropImports whether imports are dropped that these dialects do not need
 */
public record FormatOptions(
    ParseOptions source, Dialect oldest, Dialect newest, boolean dropImports) {
  public static final FormatOptions V1 =
      new FormatOptions(ParseOptions.V1, Dialect.V1, Dialect.V1, false);
  public static final FormatOptions V0 =
      new FormatOptions(ParseOptions.V0, Dialect.V0, Dialect.V0, false);

  /** Text of version 0 that version 1 reads too. */
  public static final FormatOptions V0_AND_V1 =
      new FormatOptions(ParseOptions.V0, Dialect.V0, Dialect.V1, false);

  public static final FormatOptions V2 =
      new FormatOptions(ParseOptions.V2, Dialect.V2, Dialect.V2, false);
}
