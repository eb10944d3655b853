package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;

/** A snapshot that is sound and ready to be swapped in, with the bytes it was read from. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Candidate<T>(long version, T ready, List<Diagnostic> warnings, byte[] document) {}
