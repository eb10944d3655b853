package dev.gavel.rego.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

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

    /** The verifier wants to see a value before a slot is read, so undefined is stored first. */
    void clear(CodeBuilder code, Iterable<Integer> locals) {
      for (int local : locals) {
        if (!slots.containsKey(local)) {
          int slot = code.allocateLocal(TypeKind.REFERENCE);
          slots.put(local, slot);
          code.aconst_null().astore(slot);
        }
      }
    }

    @Override
    public void load(CodeBuilder code, int local) {
      code.aload(slots.get(local));
    }

    @Override
    public void store(CodeBuilder code, int local) {
      code.astore(slots.get(local));
    }
  }

  /** In a function that is split, so that its parts share them. */
  record InFrame(int frameSlot, Map<Integer, Integer> places) implements Slots {
    @Override
    public void load(CodeBuilder code, int local) {
      code.aload(frameSlot).loadConstant(places.get(local)).aaload();
    }

    @Override
    public void store(CodeBuilder code, int local) {
      code.aload(frameSlot).swap().loadConstant(places.get(local)).swap().aastore();
    }
  }
}
