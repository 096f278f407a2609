package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The header Idempotency-Key on a POST that has an effect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdempotencyTest {

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api.Answer post(Api api, String key, String path, String body)
      throws IOException, InterruptedException {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  @Test
  void theSameRequestAgainHasNoSecondEffectAndTheSameAnswer() throws Exception {
    try (Api api = server().with(server().key("repeat", "admin"))) {
      String body = "{'name':'once','scopes':['bot']}";
      Api.Answer first = post(api, "k-1", "/v1/keys", body);
      Api.Answer second = post(api, "k-1", "/v1/keys", body);
      assertThat(first.status()).isEqualTo(201);
      assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
      assertThat(second.status()).isEqualTo(201);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.contentType()).isEqualTo(first.contentType());
      assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
      assertThat(api.get("/v1/keys").json().path("items")).hasSize(2);
    }
  }

  /** Clients write the name of the scheme in letters of either case, and so do proxies. */
  @Test
  void theSameKeyIsTheSameCallerHoweverItsSchemeIsWritten() throws Exception {
    String key = server().key("schemes", "admin");
    try (Api api = server().with(key)) {
      String body = "{\"name\":\"once\",\"scopes\":[\"bot\"]}";
      Api.Answer first = post(api, "k-1", "/v1/keys", body);
      Api.Answer second =
          api.send(
              api.request("/v1/keys")
                  .setHeader("Authorization", "bearer  " + key)
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", "k-1")
                  .POST(HttpRequest.BodyPublishers.ofString(body)));
      assertThat(second.body()).isEqualTo(first.body());
    }
  }

  @Test
  void aTimeIsToldAsItIsKept() throws Exception {
    try (Api api = server().with(server().key("times", "admin"))) {
      String told =
          api.post("/v1/keys", "{'name':'timed','scopes':['bot']}")
              .json()
              .path("createdAt")
              .asText();
      assertThat(api.get("/v1/keys").json().findValuesAsText("createdAt")).contains(told);
    }
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() throws Exception {
    try (Api api = server().with(server().key("other", "admin"))) {
      post(api, "k-1", "/v1/keys", "{'name':'one','scopes':['bot']}");
      Api.Answer other = post(api, "k-1", "/v1/keys", "{'name':'two','scopes':['bot']}");
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.json().path("field").asText()).isEqualTo("Idempotency-Key");
      assertThat(api.get("/v1/keys").json().path("items")).hasSize(2);
    }
  }

  @Test
  void twoCallersMayUseTheSameKey() throws Exception {
    for (String workspace : List.of("mine", "yours")) {
      try (Api api = server().with(server().key(workspace, "admin"))) {
        Api.Answer answer =
            post(api, "k-1", "/v1/keys", "{'name':'" + workspace + "','scopes':['bot']}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("workspace").asText()).isEqualTo(workspace);
      }
    }
  }

  @Test
  void aRequestThatFailedMayBeMendedUnderItsKey() throws Exception {
    try (Api api = server().with(server().key("mended", "admin"))) {
      assertThat(post(api, "k-1", "/v1/keys", "{'name':'n','scopes':[]}").status()).isEqualTo(422);
      assertThat(post(api, "k-1", "/v1/keys", "{'name':'n','scopes':['bot']}").status())
          .isEqualTo(201);
    }
  }

  @Test
  void manyAtOnceHaveOneEffect() throws Exception {
    try (Api api = server().with(server().key("race", "admin"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(() -> post(api, "k-1", "/v1/keys", "{'name':'n','scopes':['bot']}").status());
      }
      TreeSet<Integer> statuses = new TreeSet<>();
      for (Future<Integer> call : threads.invokeAll(calls)) {
        statuses.add(call.get());
      }
      assertThat(statuses).contains(201).isSubsetOf(201, 409);
      assertThat(api.get("/v1/keys").json().path("items")).hasSize(2);
    }
  }

  @Test
  void theOperatorsEffectInAnotherWorkspaceIsCoveredToo() throws Exception {
    server().operator().put("/v1/workspaces/elsewhere", "");
    String path = "/v1/workspaces/elsewhere/keys";
    String body = "{'name':'n','scopes':['admin']}";
    Api.Answer first = post(server().operator(), "k-9", path, body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(post(server().operator(), "k-9", path, body).body()).isEqualTo(first.body());
  }

  @Test
  void whatCannotBeTheNameOfAWorkspaceIsNoneThereIs() throws Exception {
    for (String name : new String[] {"nowhere", "Default", "a,b", "*", "%20"}) {
      Api.Answer answer =
          server()
              .operator()
              .post("/v1/workspaces/" + name + "/keys", "{'name':'n','scopes':['admin']}");
      assertThat(answer.status()).as(name).isEqualTo(404);
    }
  }

  @Test
  void aKeyOfNoLengthOrTooLongIsRefused() throws Exception {
    Api.Answer answer =
        post(server().operator(), "x".repeat(256), "/v1/score", "{'id':'c','turns':[]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asText()).contains("1 to 255").contains("256");
  }
}
