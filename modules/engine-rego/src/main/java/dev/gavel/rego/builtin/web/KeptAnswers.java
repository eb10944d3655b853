package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.SharedCaches;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers that outlive an evaluation, for requests that want that: as long as the headers say, or
 * as long as the request says. After that the host is asked whether they still hold.
 *
 * @param key what makes two requests the same
 * @param seconds how long an answer is kept whatever its headers say; 0 to heed them
 */
record KeptAnswers(ObjectValue key, int seconds, boolean wellFormed) {
  private static final Set<String> MODES = Set.of("serialized", "deserialized");

  private record Kept(Received answer, Instant end) {}

  /** Null when the request wants none of it. */
  static @Nullable KeptAnswers wanted(Fields fields) {
    boolean cache = fields.strict("cache");
    boolean force = fields.strict("force_cache");
    if (!cache && !force) {
      return null;
    }
    Value mode = fields.request().get("caching_mode");
    boolean known =
        mode == null || (mode instanceof StringValue text && MODES.contains(text.text()));
    return new KeptAnswers(fields.identity(), force ? seconds(fields.request()) : 0, known);
  }

  private static int seconds(ObjectValue request) {
    Value value = request.get("force_cache_duration_seconds");
    if (value == null) {
      throw BuiltinException.failed(
          "'force_cache' set but 'force_cache_duration_seconds' parameter is missing");
    }
    String text = RegoValueText.of(value);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw BuiltinException.failed(
          "strconv.ParseInt: parsing " + GoQuote.quote(text) + ": invalid syntax");
    }
  }

  Received ask(Outgoing request, Evaluation during) throws Unreachable {
    SharedCaches caches = during.caches();
    Kept kept = caches.find(key, Kept.class);
    if (kept != null && during.now().isBefore(kept.end())) {
      return kept.answer();
    }
    Received answer = new Exchange(during).send(kept == null ? request : asking(request, kept));
    caches.forget(key);
    if (kept != null && answer.status() == 304) {
      answer = kept.answer().confirmed(answer.headers());
    }
    keep(answer, during);
    return answer;
  }

  private static Outgoing asking(Outgoing request, Kept stale) {
    String tag = stale.answer().header("etag");
    String modified = stale.answer().header("last-modified");
    Outgoing asking = tag.isEmpty() ? request : request.asking("If-None-Match", tag);
    return modified.isEmpty() ? asking : asking.asking("If-Modified-Since", modified);
  }

  private void keep(Received answer, Evaluation during) {
    boolean forced = seconds > 0;
    if (!wellFormed || !Freshness.lasts(answer) || (!forced && Freshness.forbidsKeeping(answer))) {
      return;
    }
    Instant end = forced ? during.now().plusSeconds(seconds) : Freshness.end(answer);
    if (end != null) {
      during.caches().keep(key, new Kept(answer, end), answer.bytes() + size());
    }
  }

  private long size() {
    return 2L * key.toString().length();
  }
}
