package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.crypto.Digests;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.builtin.encoding.JsonText;
import dev.gavel.rego.builtin.net.UriReference;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Signs the description of a request with AWS Signature Version 4. */
public final class AwsSignature {
  private static final String[] REQUIRED = {
    "aws_service", "aws_access_key", "aws_secret_access_key", "aws_region"
  };
  private static final Set<String> UNSIGNED =
      Set.of("authorization", "user-agent", "x-amzn-trace-id");
  private static final Set<String> HASHED_SERVICES = Set.of("s3", "glacier");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final long BILLION = 1_000_000_000L;

  /** Who signs, for which service. */
  private record Credentials(
      String service, String accessKey, String secretKey, String region, String session) {

    static Credentials read(ObjectValue config) {
      RequestKeys.refuse(
          2, RequestKeys.missing(config, REQUIRED), "missing required AWS config parameters(s)");
      List<Value> wrong =
          java.util.Arrays.stream(REQUIRED)
              .filter(name -> !(config.get(name) instanceof StringValue))
              .<Value>map(StringValue::of)
              .toList();
      RequestKeys.refuse(2, wrong, "invalid values for required AWS config parameters(s)");
      return new Credentials(
          text(config, "aws_service"),
          text(config, "aws_access_key"),
          text(config, "aws_secret_access_key"),
          text(config, "aws_region"),
          text(config, "aws_session_token"));
    }

    String scope(String day) {
      return day + "/" + region + "/" + service + "/aws4_request";
    }
  }

  private AwsSignature() {}

  public static Map<String, Builtin> all() {
    return Map.of("providers.aws.sign_req", AwsSignature::sign);
  }

  private static Value sign(Evaluation during, Value[] arguments) {
    ObjectValue request = Operands.object(arguments, 1);
    if (!(arguments[1] instanceof ObjectValue config)) {
      throw Operands.wrongKind(1, arguments[1], "object");
    }
    Credentials credentials = Credentials.read(config);
    Instant moment = moment(arguments[2]);
    RequestKeys.check(request);
    ObjectValue headers = headers(request);
    List<Value> wrong =
        java.util.stream.Stream.of("method", "url")
            .filter(name -> !(request.get(name) instanceof StringValue))
            .<Value>map(StringValue::of)
            .toList();
    RequestKeys.refuse(1, wrong, "invalid values for required request parameters(s)");
    UriReference url = UriReference.parse(text(request, "url"));
    byte[] body = body(request, during.budget());
    String hash = unsigned(config) ? "UNSIGNED-PAYLOAD" : hex(Digests.digest("SHA-256", body));
    Map<String, String> added = added(credentials, url, moment, hash);
    String authorization =
        authorization(
            credentials, text(request, "method"), url, moment, hash, signed(headers, added));
    ObjectValue.Builder changed = ObjectValue.builder();
    for (int i = 0; i < headers.size(); i++) {
      changed.put(headers.key(i), StringValue.of(text(headers.value(i))));
    }
    changed.put("Authorization", StringValue.of(authorization));
    added.forEach((name, value) -> changed.put(name, StringValue.of(value)));
    return with(request, changed.build());
  }

  private static Value with(ObjectValue request, ObjectValue headers) {
    ObjectValue.Builder changed = ObjectValue.builder();
    for (int i = 0; i < request.size(); i++) {
      changed.put(request.key(i), request.value(i));
    }
    return changed.put("headers", headers).build();
  }

  private static Instant moment(Value time) {
    if (!(time instanceof NumberValue number)) {
      throw Operands.wrongKind(1, time, "number");
    }
    if (!number.isLong()) {
      throw BuiltinException.operand(3, "could not convert time_ns value into a unix timestamp");
    }
    long nanos = number.decimal().longValue();
    return Instant.ofEpochSecond(Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
  }

  private static ObjectValue headers(ObjectValue request) {
    Value headers = request.get("headers");
    if (headers == null) {
      return ObjectValue.EMPTY;
    }
    if (headers instanceof ObjectValue object) {
      return object;
    }
    throw Operands.wrongKind(0, headers, "object");
  }

  private static byte[] body(ObjectValue request, Budget budget) {
    Value raw = request.get("raw_body");
    if (raw != null) {
      return Bytes.of(text(raw));
    }
    Value body = request.get("body");
    return body == null
        ? new byte[0]
        : Bytes.of(JsonText.compact(JsonForm.of(body, budget), budget));
  }

  private static boolean unsigned(ObjectValue config) {
    Value disabled = config.get("disable_payload_signing");
    if (disabled == null) {
      return false;
    }
    if (disabled instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw BuiltinException.operand(2, "invalid value for 'disable_payload_signing' in AWS config");
  }

  private static Map<String, String> added(
      Credentials credentials, UriReference url, Instant moment, String hash) {
    Map<String, String> added = new TreeMap<>();
    added.put("host", Bytes.fromLatin(url.host()));
    added.put("x-amz-date", STAMP.format(moment));
    if (HASHED_SERVICES.contains(credentials.service())) {
      added.put("x-amz-content-sha256", hash);
    }
    if (!credentials.session().isEmpty()) {
      added.put("x-amz-security-token", credentials.session());
    }
    return added;
  }

  private static NavigableMap<String, String> signed(
      ObjectValue headers, Map<String, String> added) {
    NavigableMap<String, String> signed = new TreeMap<>(added);
    for (int i = 0; i < headers.size(); i++) {
      String name = text(headers.key(i)).toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(name)) {
        signed.put(name, text(headers.value(i)));
      }
    }
    return signed;
  }

  private static String authorization(
      Credentials credentials,
      String method,
      UriReference url,
      Instant moment,
      String hash,
      NavigableMap<String, String> headers) {
    String names = String.join(";", headers.keySet());
    StringBuilder request = new StringBuilder(method);
    request.append('\n').append(url.escapedPath());
    request.append('\n').append(Bytes.fromLatin(url.query())).append('\n');
    headers.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
    request.append('\n').append(names).append('\n').append(hash);
    String stamp = STAMP.format(moment);
    String day = stamp.substring(0, stamp.indexOf('T'));
    String scope = credentials.scope(day);
    String message =
        "AWS4-HMAC-SHA256\n%s\n%s\n%s"
            .formatted(stamp, scope, hex(Digests.digest("SHA-256", Bytes.of(request.toString()))));
    byte[] key = Bytes.of("AWS4" + credentials.secretKey());
    for (String step : scope.split("/", -1)) {
      key = mac(key, step);
    }
    return "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
        .formatted(credentials.accessKey(), scope, names, hex(mac(key, message)));
  }

  private static byte[] mac(byte[] key, String message) {
    return Digests.mac("HmacSHA256", key, message.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String text(ObjectValue object, String name) {
    Value value = object.get(name);
    return value == null ? "" : text(value);
  }

  private static String text(Value value) {
    return value instanceof StringValue text ? text.text() : "";
  }
}
