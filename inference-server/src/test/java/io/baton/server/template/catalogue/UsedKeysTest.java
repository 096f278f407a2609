package io.baton.server.template.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.baton.conversation.handoff.HandoffReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** There is no text that nobody says. */
final class UsedKeysTest {

  private static final String KEY = MessageKey.class.getName();

  @Test
  void everyMessageIsSaidByCode() {
    JavaClasses server =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.baton.server");
    Set<MessageKey> said = EnumSet.noneOf(MessageKey.class);
    for (JavaClass other : server) {
      // Not the catalogue's own list, nor the tables that the compiler makes for a switch.
      if (!other.getName().startsWith(KEY) && !other.getName().matches(".*\\$\\d+")) {
        other.getFieldAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().getName().equals(KEY))
            .map(JavaFieldAccess::getName)
            .forEach(name -> said.add(MessageKey.valueOf(name)));
        other.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getName().equals(KEY))
            .filter(call -> call.getName().equals("introduction"))
            .findAny()
            .ifPresent(call ->
                Arrays.stream(HandoffReason.values())
                    .map(MessageKey::introduction)
                    .forEach(said::add));
      }
    }
    assertThat(EnumSet.complementOf(EnumSet.copyOf(said))).isEmpty();
  }
}
