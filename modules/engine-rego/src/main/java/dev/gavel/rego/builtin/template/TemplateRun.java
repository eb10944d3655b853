package dev.gavel.rego.builtin.template;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.template.TemplateNode.Action;
import dev.gavel.rego.builtin.template.TemplateNode.Branch;
import dev.gavel.rego.builtin.template.TemplateNode.Chain;
import dev.gavel.rego.builtin.template.TemplateNode.Command;
import dev.gavel.rego.builtin.template.TemplateNode.Constant;
import dev.gavel.rego.builtin.template.TemplateNode.Dot;
import dev.gavel.rego.builtin.template.TemplateNode.Field;
import dev.gavel.rego.builtin.template.TemplateNode.Identifier;
import dev.gavel.rego.builtin.template.TemplateNode.Invocation;
import dev.gavel.rego.builtin.template.TemplateNode.Jump;
import dev.gavel.rego.builtin.template.TemplateNode.Nil;
import dev.gavel.rego.builtin.template.TemplateNode.Operand;
import dev.gavel.rego.builtin.template.TemplateNode.Pipe;
import dev.gavel.rego.builtin.template.TemplateNode.Text;
import dev.gavel.rego.builtin.template.TemplateNode.Variable;
import dev.gavel.rego.builtin.template.TemplateNode.Word;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a template out: what it prints comes together as text. */
final class TemplateRun {
  private static final int MAX_DEPTH = 150;

  private final String source;
  private final Map<String, List<TemplateNode>> templates;
  private final Budget budget;
  private final TemplateFunctions functions;
  private final StringBuilder out = new StringBuilder();
  private List<Binding> bindings = new ArrayList<>();
  private String running = "template";
  private Operand looking = new Dot(0);
  private int depth;

  private TemplateRun(String source, Map<String, List<TemplateNode>> templates, Budget budget) {
    this.source = source;
    this.templates = templates;
    this.budget = budget;
    this.functions = new TemplateFunctions(budget);
  }

  private record Binding(String name, Item value) {}

  static String run(String source, ObjectValue data, Budget budget) {
    TemplateRun run = new TemplateRun(source, TemplateParser.parse(source, budget), budget);
    Item root = Item.of(data);
    run.bindings.add(new Binding("$", root));
    run.walk(root, run.templates.getOrDefault("template", List.of()));
    return run.out.toString();
  }

  /** Answers the jump that cut it short. */
  private @Nullable Jump walk(Item dot, List<TemplateNode> nodes) {
    for (TemplateNode node : nodes) {
      budget.spend(1);
      Jump jump =
          switch (node) {
            case Text text -> print(text.text());
            case Action action -> act(dot, action.pipe());
            case Branch branch ->
                branch.word() == Word.RANGE ? range(dot, branch) : branch(dot, branch);
            case Invocation invocation -> invoke(dot, invocation);
            case Jump self -> self;
          };
      if (jump != null) {
        return jump;
      }
    }
    return null;
  }

  private @Nullable Jump print(String text) {
    budget.allocate(2L * text.length());
    out.append(text);
    return null;
  }

  private @Nullable Jump act(Item dot, Pipe pipe) {
    Item value = pipeline(dot, pipe);
    return pipe.variables().isEmpty()
        ? print(value.isNothing() ? "<no value>" : value.text())
        : null;
  }

  private @Nullable Jump branch(Item dot, Branch branch) {
    int mark = bindings.size();
    Item value = pipeline(dot, branch.pipe());
    boolean holds = value.isTrue();
    Item inner = holds && branch.word() == Word.WITH ? value : dot;
    Jump jump = walk(inner, holds ? branch.body() : branch.otherwise());
    forget(mark);
    return jump;
  }

  private void forget(int mark) {
    bindings.subList(mark, bindings.size()).clear();
  }

  private @Nullable Jump range(Item dot, Branch range) {
    int mark = bindings.size();
    Item over = pipeline(dot, range.pipe()).unboxed();
    int size = size(over, range.pipe());
    Jump jump = null;
    int inner = bindings.size();
    for (int i = 0; i < size; i++) {
      budget.spend(1);
      Item key;
      Item element;
      switch (over.content()) {
        case ArrayValue array -> {
          key = Item.of((long) i);
          element = Item.within(array.get(i));
        }
        case ObjectValue object -> {
          key = Item.of(object.key(i));
          element = Item.within(object.value(i));
        }
        case null, default -> {
          key = Item.MISSING;
          element = Item.of((long) i);
        }
      }
      bind(range.pipe(), key, element);
      jump = walk(element, range.body());
      forget(inner);
      if (jump == Jump.BREAK) {
        break;
      }
    }
    if (size == 0) {
      jump = walk(dot, range.otherwise());
      forget(mark);
      return jump;
    }
    forget(mark);
    return null;
  }

  private int size(Item over, Pipe pipe) {
    return switch (over.content()) {
      case null -> 0;
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case Long number -> {
        if (pipe.variables().size() > 1) {
          throw failed("can't use " + number + " to iterate over more than one variable");
        }
        yield Math.clamp(number, 0, Integer.MAX_VALUE);
      }
      default -> throw failed("range can't iterate over " + over.text());
    };
  }

  private void bind(Pipe pipe, Item key, Item element) {
    int count = pipe.variables().size();
    if (count == 0) {
      return;
    }
    if (pipe.assigns()) {
      set(pipe.variables().getFirst(), count > 1 ? key : element);
      if (count > 1) {
        set(pipe.variables().get(1), element);
      }
      return;
    }
    int top = bindings.size() - 1;
    bindings.set(top, new Binding(bindings.get(top).name(), element));
    if (count > 1) {
      bindings.set(top - 1, new Binding(bindings.get(top - 1).name(), key));
    }
  }

  private void set(String name, Item value) {
    for (int i = bindings.size() - 1; i >= 0; i--) {
      if (bindings.get(i).name().equals(name)) {
        bindings.set(i, new Binding(name, value));
        return;
      }
    }
    throw failed("undefined variable: " + name);
  }

  private Item variable(String name) {
    for (Binding binding : bindings.reversed()) {
      if (binding.name().equals(name)) {
        return binding.value();
      }
    }
    throw failed("undefined variable: " + name);
  }

  private @Nullable Jump invoke(Item dot, Invocation invocation) {
    looking = invocation;
    List<TemplateNode> template = templates.get(invocation.name());
    if (template == null) {
      throw failed("template " + GoQuote.quote(invocation.name()) + " not defined");
    }
    if (++depth > MAX_DEPTH) {
      throw failed("exceeded maximum template depth (100000)");
    }
    Item inner = invocation.pipe() == null ? Item.MISSING : pipeline(dot, invocation.pipe());
    List<Binding> outer = bindings;
    String caller = running;
    bindings = new ArrayList<>(List.of(new Binding("$", inner)));
    running = invocation.name();
    walk(inner, template);
    running = caller;
    bindings = outer;
    depth--;
    return null;
  }

  private Item pipeline(Item dot, Pipe pipe) {
    looking = pipe;
    Item value = null;
    for (Command command : pipe.commands()) {
      value = command(dot, command, value).unboxed();
    }
    Item result = value == null ? Item.MISSING : value;
    for (String name : pipe.variables()) {
      if (pipe.assigns()) {
        set(name, result);
      } else {
        bindings.add(new Binding(name, result));
      }
    }
    return result;
  }

  private Item command(Item dot, Command command, @Nullable Item last) {
    budget.spend(1);
    Operand first = command.words().getFirst();
    if (first instanceof Identifier function) {
      return call(dot, function, command, command.words(), last);
    }
    boolean arguments = command.words().size() > 1 || last != null;
    return switch (first) {
      case Field field when arguments -> throw noMethod(dot, field, field.names());
      case Variable variable when arguments && !variable.fields().isEmpty() ->
          throw noMethod(variable(variable.name()), variable, variable.fields());
      case Chain chain when arguments ->
          throw noMethod(operand(dot, chain.base()), chain, chain.fields());
      default -> {
        if (!(first instanceof Pipe)) {
          looking = first;
        }
        if (arguments) {
          throw failed("can't give argument to non-function " + first);
        }
        if (first instanceof Nil) {
          throw failed("nil is not a command");
        }
        yield operand(dot, first);
      }
    };
  }

  private BuiltinException noMethod(Item base, Operand node, List<String> names) {
    looking = node;
    Item receiver = fields(base, node, names.subList(0, names.size() - 1));
    String name = names.getLast();
    return receiver.content() instanceof ObjectValue
        ? failed(name + " is not a method but has arguments")
        : failed("can't evaluate field " + name + " in type " + receiver.type());
  }

  private Item operand(Item dot, Operand operand) {
    looking = operand;
    return switch (operand) {
      case Dot _ -> dot;
      case Nil _ -> Item.MISSING;
      case Constant constant -> constant(constant.value());
      case Field field -> fields(dot, field, field.names());
      case Variable variable -> fields(variable(variable.name()), variable, variable.fields());
      case Chain chain -> {
        if (chain.base() instanceof Nil) {
          throw failed("indirection through explicit nil in " + chain);
        }
        yield fields(operand(dot, chain.base()), chain, chain.fields());
      }
      case Identifier function -> call(dot, function, function, List.of(function), null);
      case Pipe pipe -> pipeline(dot, pipe);
      case Command _, Invocation _ -> throw failed("can't evaluate command " + operand);
    };
  }

  private static Item constant(Object value) {
    return Item.of(
        switch (value) {
          case Boolean truth -> BooleanValue.of(truth);
          case String text -> StringValue.of(text);
          default -> value;
        });
  }

  private Item fields(Item base, Operand node, List<String> names) {
    Item item = base;
    for (String name : names) {
      item = field(item, node, name);
    }
    return item;
  }

  private Item field(Item receiver, Operand node, String name) {
    return switch (receiver.content()) {
      case null -> Item.MISSING;
      case ObjectValue object -> {
        Value value = object.get(name);
        yield value == null ? Item.MISSING : Item.within(value);
      }
      case NullValue _ -> {
        looking = node;
        throw failed("nil pointer evaluating interface {}." + name);
      }
      default -> {
        looking = node;
        throw failed("can't evaluate field " + name + " in type " + receiver.type());
      }
    };
  }

  private Item call(
      Item dot, Identifier function, Operand node, List<Operand> words, @Nullable Item last) {
    looking = function;
    String name = function.name();
    List<Operand> arguments = words.subList(1, words.size());
    int count = arguments.size() + (last == null ? 0 : 1);
    int arity = TemplateFunctions.arity(name);
    if (arity == -1 && count < 1) {
      throw failed("wrong number of args for " + name + ": want at least 1 got " + count);
    }
    if (arity > 0 && count != arity) {
      throw failed("wrong number of args for " + name + ": want " + arity + " got " + count);
    }
    if (name.equals("and") || name.equals("or")) {
      return decide(dot, name.equals("or"), arguments, last);
    }
    List<Item> items = new ArrayList<>();
    arguments.forEach(argument -> items.add(operand(dot, argument)));
    if (last != null) {
      items.add(last);
    }
    if (name.equals("printf") && !arguments.isEmpty()) {
      checkFormat(arguments.getFirst());
    }
    try {
      return name.equals("call")
          ? callValue(words.get(1 % words.size()), items)
          : functions.call(name, items);
    } catch (BuiltinException problem) {
      looking = node;
      throw failed("error calling " + name + ": " + problem.getMessage());
    } catch (TemplateFunctions.WrongType wrong) {
      throw failed(String.valueOf(wrong.getMessage()));
    }
  }

  private void checkFormat(Operand format) {
    if (format instanceof Constant constant && !(constant.value() instanceof String)) {
      looking = format;
      throw failed("expected string; found " + format);
    }
  }

  /** No value of Rego is a function, so this cannot succeed. */
  private static Item callValue(Operand name, List<Item> items) {
    Item item = items.getFirst();
    throw BuiltinException.failed(
        item.isNothing() ? "call of nil" : "non-function " + name + " of type " + item.innerType());
  }

  private Item decide(Item dot, boolean wanted, List<Operand> arguments, @Nullable Item last) {
    Item item = Item.MISSING;
    for (Operand argument : arguments) {
      item = operand(dot, argument);
      if (item.isTrue() == wanted) {
        return item;
      }
    }
    return last == null ? item : last;
  }

  private BuiltinException failed(String problem) {
    String before = source.substring(0, Math.min(looking.at(), source.length()));
    int lineStart = before.lastIndexOf('\n') + 1;
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = dev.gavel.rego.builtin.encoding.Bytes.of(before.substring(lineStart)).length;
    return BuiltinException.failed(
        "template: template:%d:%d: executing %s at <%s>: %s"
            .formatted(line, column, GoQuote.quote(running), looking, problem));
  }
}
