package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A distinguished name, as Go's {@code pkix.Name}. */
final class Names {
  private static final Map<String, String> LISTED =
      Map.of(
          "2.5.4.6", "Country",
          "2.5.4.10", "Organization",
          "2.5.4.11", "OrganizationalUnit",
          "2.5.4.7", "Locality",
          "2.5.4.8", "Province",
          "2.5.4.9", "StreetAddress",
          "2.5.4.17", "PostalCode");
  private static final Map<String, String> SINGLE =
      Map.of("2.5.4.3", "CommonName", "2.5.4.5", "SerialNumber");

  private Names() {}

  static Value of(Der name) {
    Map<String, List<String>> listed = new LinkedHashMap<>();
    LISTED.values().forEach(field -> listed.put(field, new ArrayList<>()));
    Map<String, String> single = new LinkedHashMap<>();
    SINGLE.values().forEach(field -> single.put(field, ""));
    List<Value> names = new ArrayList<>();
    for (Der set : name.expect(Der.SEQUENCE).children()) {
      for (Der pair : set.expect(Der.SET).children()) {
        Der type = pair.child(0);
        String text = pair.child(1).text();
        names.add(
            ObjectValue.builder()
                .put("Type", GoJson.oid(type.oid()))
                .put("Value", StringValue.of(text))
                .build());
        List<String> values = listed.get(LISTED.getOrDefault(type.dotted(), ""));
        if (values != null) {
          values.add(text);
        }
        single.computeIfPresent(SINGLE.getOrDefault(type.dotted(), ""), (_, _) -> text);
      }
    }
    ObjectValue.Builder value =
        ObjectValue.builder().put("Names", GoJson.list(names)).put("ExtraNames", NullValue.NULL);
    listed.forEach((field, texts) -> value.put(field, GoJson.texts(texts)));
    single.forEach((field, text) -> value.put(field, StringValue.of(text)));
    return value.build();
  }
}
