package dev.gavel.rego.builtin.template;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;

/** {@code strings.render_template}. */
public final class RenderTemplate {
  private RenderTemplate() {}

  public static Map<String, Builtin> all() {
    return Map.of("strings.render_template", RenderTemplate::render);
  }

  /**
   * The variables are taken for JSON as they are written in Rego, so a set among them is a mistake.
   */
  private static Value render(Evaluation during, Value[] arguments) {
    Budget budget = during.budget();
    String template = Operands.text(arguments, 1);
    String variables = RegoValueText.of(Operands.object(arguments, 2));
    ObjectValue data = (ObjectValue) JsonForm.of(JsonParser.parse(variables, budget), budget);
    String rendered = TemplateRun.run(template, data, budget);
    return StringValue.of(rendered.replace("<no value>", "<undefined>"));
  }
}
