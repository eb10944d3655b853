package dev.gavel.rego.builtin.template;

import dev.gavel.rego.builtin.encoding.GoQuote;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a template does, in order. */
sealed interface TemplateNode {

  record Text(String text) implements TemplateNode {}

  record Action(Pipe pipe) implements TemplateNode {}

  enum Word {
    IF,
    WITH,
    RANGE
  }

  record Branch(Word word, Pipe pipe, List<TemplateNode> body, List<TemplateNode> otherwise)
      implements TemplateNode {}

  record Invocation(int at, String name, @Nullable Pipe pipe) implements TemplateNode, Operand {
    @Override
    public String toString() {
      String end = pipe == null ? "" : " " + pipe;
      return "{{template " + GoQuote.quote(name) + end + "}}";
    }
  }

  enum Jump implements TemplateNode {
    BREAK,
    CONTINUE
  }

  /** What has a value, or is named by messages; printed as the author could have written it. */
  sealed interface Operand {
    int at();
  }

  record Pipe(int at, List<String> variables, boolean assigns, List<Command> commands)
      implements Operand {
    @Override
    public String toString() {
      String text = commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
      String mark = assigns ? " = " : " := ";
      return variables.isEmpty() ? text : String.join(", ", variables) + mark + text;
    }
  }

  record Command(int at, List<Operand> words) implements Operand {
    @Override
    public String toString() {
      return words.stream()
          .map(word -> word instanceof Pipe ? "(" + word + ")" : word.toString())
          .collect(Collectors.joining(" "));
    }
  }

  record Field(int at, List<String> names) implements Operand {
    @Override
    public String toString() {
      return "." + String.join(".", names);
    }
  }

  record Variable(int at, String name, List<String> fields) implements Operand {
    @Override
    public String toString() {
      return fields.isEmpty() ? name : name + "." + String.join(".", fields);
    }
  }

  record Chain(int at, Operand base, List<String> fields) implements Operand {
    @Override
    public String toString() {
      String text = base instanceof Pipe ? "(" + base + ")" : base.toString();
      return text + "." + String.join(".", fields);
    }
  }

  record Identifier(int at, String name) implements Operand {
    @Override
    public String toString() {
      return name;
    }
  }

  record Dot(int at) implements Operand {
    @Override
    public String toString() {
      return ".";
    }
  }

  record Nil(int at) implements Operand {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /** A truth, a number or a string. */
  record Constant(int at, String source, Object value) implements Operand {
    @Override
    public String toString() {
      return source;
    }
  }
}
