package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.lex.SourceLine;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.metadata.MetadataBlocks;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text to syntax trees, with the trees, mistakes and places of OPA's parser. What cannot be parsed
 * is refused with all that is wrong with it.
 */
public final class Parser {
  private static final int MAX_BYTES = 16 << 20;
  private static final ParseOptions METADATA = ParseOptions.V1.withAnnotations(false);

  private Parser() {}

  /** A module from its source. */
  public static RegoModule module(String file, String source, ParseOptions options) {
    Source read = read(file, source, options, true);
    return new Modules(file, options.dialect(), read.sentences, read.comments).assemble();
  }

  /** The expressions of a query. */
  public static Body query(String source, ParseOptions options) {
    List<Expr> expressions = new ArrayList<>();
    for (Sentence sentence : read("", source, options, false).sentences) {
      switch (sentence) {
        case Sentence.OfBody it -> expressions.addAll(it.body().expressions());
        case Sentence.OfPackage _ -> throw rejected("expected body but got *ast.Package");
        case Sentence.OfImport _ -> throw rejected("expected body but got *ast.Import");
        case Sentence.OfRule _ -> throw rejected("expected body but got *ast.Rule");
        case Sentence.OfMetadata _ -> throw rejected("expected body but got *ast.Annotations");
      }
    }
    return new Body(expressions);
  }

  /** The only term of a text. */
  public static Term term(String source, ParseOptions options) {
    Body body = query(source, options);
    if (body.expressions().size() != 1) {
      throw rejected("expected exactly one term but got: " + RegoText.of(body));
    }
    if (body.expressions().getFirst().statement() instanceof Statement.Holds(Term term)) {
      return term;
    }
    throw rejected("expected term but got " + RegoText.of(body));
  }

  /** The only reference of a text. */
  public static Ref reference(String source, ParseOptions options) {
    Term term = term(source, options);
    if (term instanceof Ref ref) {
      return ref;
    }
    throw rejected("expected ref but got " + RegoText.of(term));
  }

  private static RejectedException rejected(String message) {
    return new RejectedException(List.of(new Mistake(Mistake.PARSE, Location.NONE, message)));
  }

  private record Source(List<Sentence> sentences, List<Comment> comments) {}

  private static Source read(String file, String text, ParseOptions options, boolean rulesToo) {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    if (source.length > MAX_BYTES) {
      throw rejected("source is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    Cursor cursor = new Cursor(file, source, options, reserved(options));
    List<Sentence> sentences = new Sentences(cursor, rulesToo).read();
    List<Mistake> mistakes = new ArrayList<>(cursor.errors());
    if (options.annotations()) {
      MetadataBlocks blocks =
          new MetadataBlocks(cursor.comments(), embedded -> term(embedded, METADATA));
      blocks.metadata().forEach(block -> sentences.add(new Sentence.OfMetadata(block)));
      blocks.mistakes().forEach(mistake -> mistakes.add(withLine(mistake, source)));
    }
    if (!mistakes.isEmpty()) {
      throw new RejectedException(mistakes);
    }
    return new Source(sentences, cursor.comments());
  }

  private static Mistake withLine(Mistake mistake, byte[] source) {
    List<String> lines = SourceLine.of(source, mistake.at().offset()).lines();
    return new Mistake(mistake.code(), mistake.at(), mistake.message(), lines);
  }

  /** The keywords in force from the beginning. */
  private static Map<String, Token> reserved(ParseOptions options) {
    requireDialect(options);
    Map<String, Token> importable = Imports.importable(options);
    Map<String, Token> words =
        switch (options.dialect()) {
          case V0 -> Keywords.ALWAYS;
          case V1 -> Keywords.union(Keywords.ALWAYS, Keywords.ADDED_IN_V1);
          case V2 -> Keywords.union(Keywords.ALWAYS, Keywords.OF_THE_FUTURE);
        };
    for (String word : options.active()) {
      Token token = importable.get(word);
      if (token == null) {
        throw rejected("unknown future keyword: " + word);
      }
      words = Keywords.union(words, Map.of(word, token));
    }
    return words;
  }

  private static void requireDialect(ParseOptions options) {
    Dialect dialect = options.dialect();
    String feature = dialect == Dialect.V2 ? ParseOptions.REGO_V2 : ParseOptions.REGO_V1;
    if (dialect != Dialect.V0 && !options.features().contains(feature)) {
      String version = dialect == Dialect.V2 ? "v2" : "v1";
      throw rejected(
          "illegal capabilities: "
              + feature
              + " feature required for parsing "
              + version
              + " Rego");
    }
    for (String word : options.futureKeywords()) {
      if (!Keywords.OF_THE_FUTURE.containsKey(word)) {
        throw rejected("illegal capabilities: unknown keyword: " + word);
      }
    }
  }
}
