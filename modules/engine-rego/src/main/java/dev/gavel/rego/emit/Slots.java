package dev.gavel.rego.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the locals of a plan are: in slots of the method, or all in one array. */
sealed interface Slots {

  void load(CodeBuilder code, int local);

  /** Stores what is on top of the stack. */
  void store(CodeBuilder code, int local);

  /** The usual case: the execution is in slot 0, parameters follow, every local has its slot. */
  final class InMethod implements Slots {
    private final Map<Integer, Integer> slots = new HashMap<>();

    /** A parameter, which has come in a slot. */
    void parameter(int local, int slot) {
      slots.put(local, slot);
    }

    /**
     * Gives each local its slot. The verifier wants to see a value before a slot is read, so where
     * that is not sure, undefined is stored first.
     */
    void allocate(CodeBuilder code, LocalFacts facts) {
      for (int local : facts.locals()) {
        if (!slots.containsKey(local)) {
          int slot = code.allocateLocal(TypeKind.REFERENCE);
          slots.put(local, slot);
          if (facts.canBeUnset(local)) {
            code.aconst_null().astore(slot);
          }
        }
      }
    }

    /** The locals by their slots. */
    Map<Integer, Integer> bySlot() {
      Map<Integer, Integer> locals = new HashMap<>();
      slots.forEach((local, slot) -> locals.put(slot, local));
      return locals;
    }

    private int slot(int local) {
      return Objects.requireNonNull(slots.get(local), "every local has a slot");
    }

    @Override
    public void load(CodeBuilder code, int local) {
      code.aload(slot(local));
    }

    @Override
    public void store(CodeBuilder code, int local) {
      code.astore(slot(local));
    }
  }

  /** In a function that is split: what one part has for itself is in slots, the rest is shared. */
  record InFrame(int frameSlot, Map<Integer, Integer> places, Map<Integer, Integer> own)
      implements Slots {
    @Override
    public void load(CodeBuilder code, int local) {
      Integer slot = own.get(local);
      if (slot != null) {
        code.aload(slot);
      } else {
        code.aload(frameSlot).loadConstant(place(local)).aaload();
      }
    }

    @Override
    public void store(CodeBuilder code, int local) {
      Integer slot = own.get(local);
      if (slot != null) {
        code.astore(slot);
      } else {
        code.aload(frameSlot).swap().loadConstant(place(local)).swap().aastore();
      }
    }

    private int place(int local) {
      return places.computeIfAbsent(local, _ -> places.size());
    }
  }
}
