/**
 * The interface between those who ask for decisions and the engines that make them.
 *
 * <h2>Five minutes with an engine</h2>
 *
 * <p>Engines are found, not named: put a module that provides one on the module path, and ask for
 * it by its id.
 *
 * {@snippet :
 * Engine engine = EngineProvider.named("native").create(EngineConfig.DEFAULT);
 * }
 *
 * <p>An engine compiles sources. A rule set is read from JSON; every mistake is told at once, with
 * its place:
 *
 * {@snippet :
 * Value json = Value.parse("""
 *     {"all": [
 *       {"attribute": "country", "operator": "in", "value": ["US", "CA"]},
 *       {"not": {"attribute": "age", "operator": "lt", "value": 18}}
 *     ]}""");
 * Diagnostics mistakes = new Diagnostics();
 * RuleSet rules = new RuleReader(mistakes).rules(json, Place.Pointer.ROOT);
 *
 * Program program = switch (engine.compile(new Source.Rules(rules))) {
 *   case Compilation.Compiled<Program>(Program compiled) -> compiled;
 *   case Compilation.Rejected<Program>(List<Diagnostic> why) -> throw new IllegalStateException(why.toString());
 * };
 * }
 *
 * <p>A program answers as often as it is asked, from any thread:
 *
 * {@snippet :
 * Outcome outcome = program.evaluate(Context.of(Map.of("country", "US", "age", 41)));
 * outcome.isTrue();                                            // true
 * program.explain(Context.of(Map.of("country", "FR"))).toValue();  // and why not
 * }
 *
 * <p>Many contexts, or many programs for one context, are asked through a panel, which shares what
 * they have in common:
 *
 * {@snippet :
 * Panel panel = engine.compileAll(List.of(new Source.Rules(rules), ...)).orThrow();
 * Hearing hearing = panel.open();                              // one thread
 * hearing.about(Context.of(attributes, now));                  // and so on, user by user
 * hearing.evaluate(0).isTrue();
 * }
 *
 * <p>A program can say what its answers depend on, so that they can be kept:
 *
 * {@snippet :
 * Reads reads = program.reads();                               // null if it cannot say
 * reads.show(input, part -> ...);                              // the same parts, the same answer
 * reads.around(now).until();                                   // and until when
 * }
 *
 * <h2>Writing an engine</h2>
 *
 * <p>Implement {@link dev.gavel.engine.EngineProvider}, say {@code provides
 * dev.gavel.engine.EngineProvider with ...} in {@code module-info.java}, export nothing, and extend
 * the contract test of the engine test kit: it holds what every engine must answer.
 */
package dev.gavel.engine;
