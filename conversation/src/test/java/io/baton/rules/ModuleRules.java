package io.baton.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that hold in every module. Each method fails with the offending classes named. */
public final class ModuleRules {

  private static final String ROOT = "io.baton";
  private static final int MOST_FILES_IN_A_PACKAGE = 20;

  /** A vendor's packages, and the only packages of ours that may see them. */
  private static final Map<String, List<String>> VENDORS =
      Map.ofEntries(
          Map.entry("com.github.kagkarlsson..", List.of("io.baton.server.db.timer..")),
          Map.entry("com.standardwebhooks..", List.of("io.baton.server.webhook.sign..")),
          Map.entry("io.javalin..", List.of("io.baton.server", "io.baton.server.http..")),
          Map.entry("io.micrometer..", List.of("io.baton.server.metrics..")),
          Map.entry("io.opentelemetry..", List.of("io.baton.server.http.trace..")),
          Map.entry("org.eclipse.jetty..", List.of("io.baton.server.http..")),
          Map.entry("org.jdbi..", List.of("io.baton.server.db..")),
          Map.entry("jakarta.mail..", List.of("io.baton.server.mail..")),
          Map.entry("java.sql..", List.of("io.baton.server.db..")),
          Map.entry("javax.sql..", List.of("io.baton.server.db..", "io.baton.server")),
          Map.entry("org.apache.lucene..", List.of("io.baton.knowledge..")),
          Map.entry("org.deeplearning4j..", List.of("io.baton.training.dl4j..")),
          Map.entry("org.nd4j..", List.of("io.baton.training.dl4j..")),
          Map.entry("smile..", List.of("io.baton.training.smile..")),
          Map.entry("edu.stanford.nlp..", List.of("io.baton.server.context.names..")),
          Map.entry("picocli..", List.of("io.baton..cli..")),
          Map.entry("gg.jte..", List.of("io.baton.server.console..")));

  private final JavaClasses classes;
  private final String module;
  private final List<String> allowed;

  private ModuleRules(String module, List<String> allowed) {
    this.module = module;
    this.allowed = allowed;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(module);
  }

  /**
   * Rules of one module.
   *
   * @param module its root package
   * @param others root packages of the modules that it may depend on
   */
  public static ModuleRules of(String module, String... others) {
    return new ModuleRules(module, List.of(others));
  }

  /** Everything below. */
  public void hold() {
    dependenciesFollowTheArrows();
    packagesHaveNoCycles();
    vendorsStayInTheirAdapters();
    timeAndEnvironmentComeFromTheEdges();
    standardStreamsBelongToCommands();
    nothingIsDeserializedByJava();
    packagesStaySmall();
  }

  private void dependenciesFollowTheArrows() {
    List<String> reachable = new ArrayList<>(List.of(module + ".."));
    allowed.forEach(other -> reachable.add(other + ".."));
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage(ROOT + "..")
            .and(resideOutsideOfPackages(reachable.toArray(String[]::new)));
    noClasses()
        .should()
        .dependOnClassesThat(foreign)
        .because("modules depend on each other along the arrows of the design only")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void packagesHaveNoCycles() {
    slices()
        .matching(module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  private void vendorsStayInTheirAdapters() {
    new TreeMap<>(VENDORS).forEach(this::confine);
  }

  private void confine(String vendor, List<String> adapters) {
    DescribedPredicate<JavaClass> adapter = resideInAnyPackage(adapters.toArray(String[]::new));
    DescribedPredicate<JavaClass> named = namedForIt(vendor);
    noClasses()
        .that(DescribedPredicate.not(adapter.or(named)))
        .should()
        .dependOnClassesThat(resideInAPackage(vendor))
        .because(vendor + " belongs to " + adapters)
        .allowEmptyShould(true)
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> namedForIt(String vendor) {
    return DescribedPredicate.describe(
        "are routes or repositories",
        type -> {
          String name = outermost(type).getSimpleName();
          return switch (vendor) {
            case "io.javalin.." -> name.endsWith("Routes");
            case "org.jdbi..", "java.sql.." -> name.startsWith("Jdbi");
            default -> false;
          };
        });
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ModuleRules::outermost).orElse(type);
  }

  private void timeAndEnvironmentComeFromTheEdges() {
    noClasses()
        .that(
            resideOutsideOfPackages(
                "io.baton..cli..", "io.baton.server.config..", "io.baton.server"))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .because("time is an injected Clock and the environment is read once")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void standardStreamsBelongToCommands() {
    noClasses()
        .that(resideOutsideOfPackages("io.baton..cli.."))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .because("only commands speak to the terminal and end the process")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void nothingIsDeserializedByJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
        .because("a model is data, never code")
        .allowEmptyShould(true)
        .check(classes);
    classes()
        .should()
        .notBeAssignableTo(java.io.Externalizable.class)
        .allowEmptyShould(true)
        .check(classes);
  }

  private void packagesStaySmall() {
    Map<String, Long> files = new TreeMap<>();
    classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .forEach(type -> files.merge(type.getPackageName(), 1L, Long::sum));
    files.values().removeIf(count -> count <= MOST_FILES_IN_A_PACKAGE);
    if (!files.isEmpty()) {
      throw new AssertionError(
          "more than " + MOST_FILES_IN_A_PACKAGE + " files in a package: " + files);
    }
  }
}
