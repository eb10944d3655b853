package dev.gavel.rego.plan;

import java.util.List;

/** Statements in a row; the first that is undefined ends the block. */
public record Block(List<Stmt> statements) {
  public Block {
    statements = List.copyOf(statements);
  }
}
