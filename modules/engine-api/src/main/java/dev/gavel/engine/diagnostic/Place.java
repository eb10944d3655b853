package dev.gavel.engine.diagnostic;

/** Where in a document something is. */
public sealed interface Place {

  /** The place as it stands in a message. */
  @Override
  String toString();

  /** A place in the document's data: a JSON pointer (RFC 6901), empty for the whole of it. */
  record Pointer(String pointer) implements Place {
    public static final Pointer ROOT = new Pointer("");

    /** The place of a member of the object that is here. */
    public Pointer member(String name) {
      return new Pointer(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The place of an item of the array that is here. */
    public Pointer item(int index) {
      return new Pointer(pointer + "/" + index);
    }

    @Override
    public String toString() {
      return pointer;
    }
  }

  /** A place in the document's text; line and column count from one. */
  record Text(int line, int column) implements Place {
    @Override
    public String toString() {
      return "line " + line + ", column " + column;
    }
  }

  /** A place in a file of several; line and column count from one. */
  record File(String file, int line, int column) implements Place {
    @Override
    public String toString() {
      return file + ", line " + line + ", column " + column;
    }
  }
}
