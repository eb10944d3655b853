package dev.gavel.engine;

/** Turns sources into programs. Thread-safe. */
public interface Engine {

  /** A program, or everything that is wrong with the source; never half a program. */
  Compilation compile(Source source);
}
