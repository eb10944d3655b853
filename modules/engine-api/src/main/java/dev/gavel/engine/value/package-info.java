/**
 * JSON values: the one data type that contexts, rules, payloads and decisions are made of.
 *
 * <p>Read one, look into it, write it back:
 *
 * {@snippet :
 * ObjectValue context = (ObjectValue) Value.parse("""
 *     {"country": "US", "age": 41, "ratio": 1.10}""");
 * Value country = context.get("country");                      // "US"; null when absent
 * boolean same = Value.of(1).equals(Value.parse("1.0"));       // true: equality is by meaning
 * byte[] bytes = JsonWriter.write(context);                    // 1.10 is still 1.10
 * }
 *
 * <p>Values never change, so they are shared freely between threads. {@link
 * dev.gavel.engine.value.Value#ORDER} sorts them.
 */
package dev.gavel.engine.value;
