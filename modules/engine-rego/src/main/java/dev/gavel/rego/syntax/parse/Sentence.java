package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.metadata.Metadata;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;

/** What a source is made of, at its top. */
sealed interface Sentence {

  Location at();

  record OfPackage(PackageClause clause) implements Sentence {
    @Override
    public Location at() {
      return clause.at();
    }
  }

  record OfImport(Import clause) implements Sentence {
    @Override
    public Location at() {
      return clause.at();
    }
  }

  record OfRule(ParsedRule rule) implements Sentence {
    @Override
    public Location at() {
      return rule.at();
    }
  }

  record OfBody(Body body) implements Sentence {
    @Override
    public Location at() {
      return body.expressions().getFirst().at();
    }
  }

  record OfMetadata(Metadata metadata) implements Sentence {
    @Override
    public Location at() {
      return metadata.at();
    }
  }
}
