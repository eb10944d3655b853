package dev.gavel.rego.builtin.graphql.document;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The kinds of nodes and what each holds, under the names that policies see. {@code Name} is a
 * text, {@code Used?} a truth, {@code Kind#} a number, {@code Type:TYPE} a node, {@code
 * Fields:FIELD*} a list of nodes, {@code Types:*} a list of texts.
 */
public enum Shape {
  QUERY_DOCUMENT("Operations:OPERATION* Fragments:FRAGMENT* Comment:COMMENTS"),
  SCHEMA_DOCUMENT(
      "Schema:SCHEMA* SchemaExtension:SCHEMA* Directives:DIRECTIVE_DEFINITION*"
          + " Definitions:DEFINITION* Extensions:DEFINITION* Comment:COMMENTS"),
  OPERATION(
      "Operation Name VariableDefinitions:VARIABLE* Directives:DIRECTIVE* SelectionSet:FIELD*"
          + " Comment:COMMENTS"),
  FRAGMENT(
      "Name VariableDefinition:VARIABLE* TypeCondition Directives:DIRECTIVE* SelectionSet:FIELD*"
          + " Comment:COMMENTS"),
  VARIABLE("Variable Type:TYPE DefaultValue:VALUE Directives:DIRECTIVE* Comment:COMMENTS Used?"),
  FIELD(
      "Alias Name Arguments:ARGUMENT* Directives:DIRECTIVE* SelectionSet:FIELD* Comment:COMMENTS"),
  SPREAD("Name Directives:DIRECTIVE* Comment:COMMENTS"),
  INLINE_FRAGMENT("TypeCondition Directives:DIRECTIVE* SelectionSet:FIELD* Comment:COMMENTS"),
  ARGUMENT("Name Value:VALUE Comment:COMMENTS"),
  DIRECTIVE("Name Arguments:ARGUMENT* Location"),
  VALUE("Raw Children:CHILD* Kind# Comment:COMMENTS ExpectedTypeHasDefault?"),
  CHILD("Name Value:VALUE Comment:COMMENTS"),
  TYPE("NamedType Elem:TYPE NonNull?"),
  COMMENTS("List:COMMENT*"),
  COMMENT("Value"),
  SCHEMA(
      "Description Directives:DIRECTIVE* OperationTypes:ROOT* BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS EndOfDefinitionComment:COMMENTS"),
  ROOT("Operation Type Comment:COMMENTS"),
  DEFINITION(
      "Kind Description Name Directives:DIRECTIVE* Interfaces:* Fields:FIELD_DEFINITION* Types:*"
          + " EnumValues:ENUM_VALUE* BuiltIn? BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS EndOfDefinitionComment:COMMENTS"),
  FIELD_DEFINITION(
      "Description Name Arguments:ARGUMENT_DEFINITION* DefaultValue:VALUE Type:TYPE"
          + " Directives:DIRECTIVE* BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS"),
  ARGUMENT_DEFINITION(
      "Description Name DefaultValue:VALUE Type:TYPE Directives:DIRECTIVE*"
          + " BeforeDescriptionComment:COMMENTS AfterDescriptionComment:COMMENTS"),
  ENUM_VALUE(
      "Description Name Directives:DIRECTIVE* BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS"),
  DIRECTIVE_DEFINITION(
      "Description Name Arguments:ARGUMENT_DEFINITION* Locations:* IsRepeatable?"
          + " BeforeDescriptionComment:COMMENTS AfterDescriptionComment:COMMENTS");

  private final Map<String, String> parts = new LinkedHashMap<>();

  Shape(String parts) {
    for (String part : parts.split(" ", -1)) {
      int colon = part.indexOf(':');
      boolean marked = part.endsWith("?") || part.endsWith("#");
      int end = colon >= 0 ? colon : part.length() - (marked ? 1 : 0);
      this.parts.put(part.substring(0, end), part.substring(colon >= 0 ? colon + 1 : end));
    }
  }

  /** What each part is, in the notation above, without its name. */
  public Map<String, String> parts() {
    return parts;
  }
}
