package dev.gavel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.EngineProvider;
import org.junit.jupiter.api.Test;

final class NativeRulesTest {

  @Test
  void the_engine_is_found_on_the_module_path() {
    EngineProvider found = EngineProvider.named("native");

    assertThat(found.getClass().getModule().getName()).isEqualTo("dev.gavel.rules");
    assertThat(found.getClass().getModule().getDescriptor().exports()).isEmpty();
  }
}
