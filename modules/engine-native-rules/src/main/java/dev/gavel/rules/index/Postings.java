package dev.gavel.rules.index;

import dev.gavel.conditions.question.ValueSet;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each value of one attribute, the programs that it lets in. */
final class Postings {
  /** Of a longer array each program is a candidate: looking through it could cost more. */
  private static final int MOST_ELEMENTS = 32;

  private final AttributePath attribute;
  private final ValueSet values;
  private final Programs all;

  /** By the numbers that the values have. */
  private final Programs[] programs;

  private Postings(AttributePath attribute, ValueSet values, Programs all, Programs[] programs) {
    this.attribute = attribute;
    this.values = values;
    this.all = all;
    this.programs = programs;
  }

  AttributePath attribute() {
    return attribute;
  }

  void mark(Value actual, long[] candidates) {
    try {
      markOne(actual, candidates);
      if (actual instanceof ArrayValue array) {
        mark(array, array.size(), candidates);
      } else if (actual instanceof SetValue set) {
        mark(set, set.size(), candidates);
      }
    } catch (StackOverflowError tooDeep) {
      all.addTo(candidates); // each of them will fail, and say why
    }
  }

  private void mark(Iterable<Value> elements, int size, long[] candidates) {
    if (size > MOST_ELEMENTS) {
      all.addTo(candidates);
      return;
    }
    for (Value element : elements) {
      markOne(element, candidates);
    }
  }

  private void markOne(Value value, long[] candidates) {
    int number = values.numberOf(value);
    if (number >= 0) {
      programs[number].addTo(candidates);
    }
  }

  /** Collects the demands on one attribute. */
  static final class Builder {
    private final AttributePath attribute;
    private final Map<Value, BitSet> byValue = new LinkedHashMap<>();
    private final BitSet programs = new BitSet();

    Builder(AttributePath attribute) {
      this.attribute = attribute;
    }

    void add(int program, List<Value> values) {
      programs.set(program);
      values.forEach(value -> byValue.computeIfAbsent(value, _ -> new BitSet()).set(program));
    }

    BitSet programs() {
      return programs;
    }

    Postings build() {
      ValueSet values = ValueSet.of(new ArrayList<>(byValue.keySet()));
      Programs[] byNumber = new Programs[values.size()];
      byValue.forEach((value, lets) -> byNumber[values.numberOf(value)] = Programs.of(lets));
      return new Postings(attribute, values, Programs.of(programs), byNumber);
    }
  }
}
