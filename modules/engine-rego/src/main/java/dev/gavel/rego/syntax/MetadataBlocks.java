package dev.gavel.rego.syntax;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Comment;
import java.util.ArrayList;
import java.util.List;

/** Finds the metadata blocks among the comments of a source. */
final class MetadataBlocks {
  private final List<Metadata> metadata = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  MetadataBlocks(List<Comment> comments) {
  }

  List<Metadata> metadata() {
    return metadata;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }
}
