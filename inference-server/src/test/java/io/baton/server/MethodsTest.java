package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** HEAD, and methods that a path does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MethodsTest {

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private static Api.Answer ask(Api api, String method, String path) throws Exception {
    return api.send(api.request(path).method(method, BodyPublishers.noBody()));
  }

  private static void assertLikeGet(Api api, String path, int status) throws Exception {
    Api.Answer get = api.get(path);
    Api.Answer head = ask(api, "HEAD", path);
    assertThat(head.status()).as(path).isEqualTo(get.status()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("Content-Type", "Content-Length", "WWW-Authenticate")) {
      assertThat(head.headers().firstValue(header))
          .as("%s of %s", header, path)
          .isEqualTo(get.headers().firstValue(header));
    }
  }

  @Test
  void headIsAnsweredAsGetIs() throws Exception {
    Api api = started.orElseThrow().operator();
    assertLikeGet(api, "/health/live", 200);
    assertLikeGet(api, "/v1/queues", 200);
    assertLikeGet(api, "/v1/queues?limit=x", 422);
    assertLikeGet(api, "/openapi.json", 200);
    assertLikeGet(api, "/v1/conversations/none", 404);
    assertThat(ask(api, "HEAD", "/nowhere").status()).isEqualTo(404);
    try (Api stranger = started.orElseThrow().with("nobody's")) {
      assertLikeGet(stranger, "/v1/queues", 401);
      assertLikeGet(stranger, "/v1/conversations/none", 401);
    }
  }

  @Test
  void aMethodThatAPathDoesNotHaveIsToldWithThoseThatItHas() throws Exception {
    Api api = started.orElseThrow().operator();
    assertAllows(ask(api, "DELETE", "/health/live"), "GET", "HEAD");
    assertAllows(ask(api, "POST", "/v1/articles/a"), "GET", "HEAD", "PUT", "DELETE");
    assertAllows(ask(api, "HEAD", "/v1/conversations/c/articles/a/helped"), "POST");
  }

  private static void assertAllows(Api.Answer answer, String... methods) {
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("").split(", "))
        .containsExactlyInAnyOrder(methods);
  }
}
