package dev.gavel.conditions.text;

/**
 * A text to look for in others.
 *
 * <p>{@code String.indexOf} is the fastest way to find something short, but its worst case is the
 * product of both lengths. So it looks only for the head of the needle, which bounds the product,
 * and what follows a head is compared the way of Knuth, Morris and Pratt, which reads no character
 * of the text twice.
 */
public final class Needle {
  private static final int LONGEST_HEAD = 16;

  private final String text;
  private final String head;

  private final int[] borders;

  private Needle(String text) {
    this.text = text;
    this.head = text.substring(0, Math.min(LONGEST_HEAD, text.length()));
    this.borders = Borders.of(text.chars().toArray());
  }

  public static Needle of(String text) {
    return new Needle(text);
  }

  public boolean in(String haystack) {
    return indexIn(haystack, 0) >= 0;
  }

  /** Where the needle is first found from there on; negative when it is not. */
  int indexIn(String haystack, int from) {
    int at = haystack.indexOf(head, from);
    return at < 0 || head.length() == text.length() ? at : indexAfterHead(haystack, at);
  }

  private int indexAfterHead(String haystack, int headAt) {
    int at = headAt + head.length();
    int matched = head.length();
    while (at < haystack.length()) {
      if (haystack.charAt(at) == text.charAt(matched)) {
        at++;
        matched++;
        if (matched == text.length()) {
          return at - matched;
        }
      } else if (matched > 0) {
        matched = borders[matched];
      } else {
        int next = haystack.indexOf(head, at);
        if (next < 0) {
          return -1;
        }
        at = next + head.length();
        matched = head.length();
      }
    }
    return -1;
  }

  int length() {
    return text.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Needle that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
