package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Comment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines with their indentation, and the comments still to be written. A comment that stood at the
 * end of a line waits until that line ends.
 */
final class Layout {
  private final StringBuilder text = new StringBuilder();
  private List<Comment> comments = List.of();
  private @Nullable Comment atLineEnd;
  private boolean delayed;
  private boolean inLine;
  private int level;

  /** Where the writing is, to come back to. */
  record Mark(int length, int level, List<Comment> comments) {}

  List<Comment> comments() {
    return comments;
  }

  void comments(List<Comment> rest) {
    comments = rest;
  }

  /** What OPA does where it gives up on a node: it writes no further comments. */
  UnexpectedCommentException forgetting(UnexpectedCommentException cause) {
    comments = List.of();
    return cause;
  }

  Mark mark() {
    return new Mark(text.length(), level, comments);
  }

  void back(Mark mark) {
    text.setLength(mark.length());
    level = mark.level();
    comments = mark.comments();
  }

  void write(String more) {
    text.append(more);
  }

  boolean inLine() {
    return inLine;
  }

  void inLine(boolean now) {
    inLine = now;
  }

  @Nullable Comment atLineEnd() {
    return atLineEnd;
  }

  void dropLineEnd() {
    atLineEnd = null;
  }

  void startLine() {
    inLine = true;
    text.append("\t".repeat(level));
  }

  void startLineUnlessIn() {
    if (!inLine) {
      startLine();
    }
  }

  void endLine() {
    inLine = false;
    if (atLineEnd != null && !delayed) {
      text.append(' ').append(text(atLineEnd));
      atLineEnd = null;
    }
    delayed = false;
    text.append('\n');
  }

  void blankLine() {
    if (inLine) {
      endLine();
    }
    text.append('\n');
  }

  void line(String content) {
    startLineUnlessIn();
    text.append(content);
    endLine();
  }

  /** Goes on a line down and a level deeper; a waiting comment waits on. */
  void startLines() {
    delayed = true;
    endLine();
    level++;
    startLine();
  }

  void up() {
    level++;
  }

  void down() {
    level--;
  }

  static String text(Comment comment) {
    return "#" + comment.text();
  }

  /** Writes the comments above a place, and keeps the one on its line for the end of the line. */
  void commentsBefore(Location at) throws UnexpectedCommentException {
    List<Comment> before = new ArrayList<>();
    List<Comment> after = new ArrayList<>();
    Comment beside = null;
    int row = Places.row(at);
    for (Comment comment : comments) {
      if (comment.at().row() < row) {
        before.add(comment);
      } else if (comment.at().row() > row) {
        after.add(comment);
      } else {
        beside = comment;
      }
    }
    lines(before);
    if (!before.isEmpty() && row - before.getLast().at().row() > 1) {
      blankLine();
    }
    comments = after;
    if (atLineEnd == null) {
      atLineEnd = beside;
    } else if (beside != null) {
      atLineEnd = null;
      throw new UnexpectedCommentException();
    }
  }

  /** The comments above a place, which are then no longer to be written. */
  List<Comment> takeBefore(Location at) {
    List<Comment> before =
        comments.stream().filter(comment -> comment.at().row() < Places.row(at)).toList();
    if (!before.isEmpty()) {
      comments = comments.subList(before.size(), comments.size());
    }
    return before;
  }

  /** Comments on lines of their own; gaps between them stay. */
  void lines(List<Comment> all) {
    boolean metadata = false;
    Comment previous = null;
    for (Comment comment : all) {
      if (previous != null) {
        int distance = Places.compare(comment.at(), previous.at());
        if (distance > 1) {
          blankLine();
          metadata = false;
        } else if (distance == 1 && metadata && Places.isMetadata(comment)) {
          blankLine();
        }
      }
      metadata |= Places.isMetadata(comment);
      line(text(comment));
      previous = comment;
    }
  }

  /** All of it; of line breaks at the end one stays. */
  String finish() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return end == text.length() ? text.toString() : text.substring(0, end) + "\n";
  }
}
