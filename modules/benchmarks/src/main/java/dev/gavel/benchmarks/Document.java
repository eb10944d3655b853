package dev.gavel.benchmarks;

import java.nio.charset.StandardCharsets;

/** The JSON documents that a decision service meets, by size; the same bytes in every run. */
public enum Document {
  /** The attributes of one user: about 300 bytes. */
  CONTEXT,
  /** A decision request with some history beside the user: about 4 KB. */
  REQUEST,
  /** Many experiments with their rules: about 1 MB. */
  SNAPSHOT;

  public byte[] bytes() {
    String json =
        switch (this) {
          case CONTEXT -> context();
          case REQUEST -> request();
          case SNAPSHOT -> snapshot();
        };
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String context() {
    return """
    {"user_id":"u-48151623","country":"US","city":"São Paulo","plan":"premium","age":41,\
    "score":0.8125,"beta":true,"referrer":null,"version":"12.4.1","device":{"os":"android",\
    "model":"Pixel 8","screen":{"width":1080,"height":2400}},"tags":["early","paid","mobile"],\
    "created_at":"2024-02-29T12:30:00Z","session_seconds":1844}\
    """;
  }

  private static String request() {
    StringBuilder json = new StringBuilder("{\"context\":").append(context());
    json.append(",\"history\":[");
    for (int i = 0; i < 30; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"event\":\"page_view\",\"path\":\"/products/%d\"".formatted(i * 7919))
          .append(",\"at\":%d,\"duration\":%d.25".formatted(1_760_000_000_000L + i, i * 3))
          .append(",\"title\":\"Item \\\"%d\\\"\",\"cart\":%b}".formatted(i, i % 2 == 0));
    }
    return json.append("],\"experiments\":null,\"explain\":false}").toString();
  }

  private static String snapshot() {
    StringBuilder json = new StringBuilder("{\"version\":\"2026-11-21.1\",\"experiments\":[\n");
    for (int i = 0; i < 1400; i++) {
      json.append(i == 0 ? "" : ",\n").append(experiment(i));
    }
    return json.append("]}").toString();
  }

  private static String experiment(int number) {
    return """
      {
        "id": "experiment-%1$d",
        "description": "Shows the new checkout to a part of the users, take %1$d",
        "status": "active",
        "salt": "salt-%1$d",
        "rules": [
          {"conditions": [
            {"attribute": "country", "operator": "in", "value": ["US", "CA", "GB", "DE"]},
            {"attribute": "device.os", "operator": "eq", "value": "android"},
            {"attribute": "age", "operator": "gte", "value": %2$d}
          ]}
        ],
        "variants": [
          {"name": "control", "from": 0, "to": 5000, "payload": {"color": "blue", "limit": 10}},
          {"name": "treatment", "from": 5000, "to": 10000, "payload": {"color": "red", "limit": 20.5}}
        ]
      }\
    """
        .formatted(number, 18 + number % 50);
  }
}
