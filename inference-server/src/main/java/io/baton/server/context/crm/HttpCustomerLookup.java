package io.baton.server.context.crm;

import io.baton.server.config.CrmConfig;
import io.baton.server.context.model.CustomerView.Field;
import io.baton.server.context.model.CustomerView.Lookup;
import io.baton.server.context.model.CustomerView.Lookup.Status;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a CRM by HTTP for a JSON object; follows no redirects. Thread-safe. */
public final class HttpCustomerLookup implements CustomerLookup, AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final CrmConfig config;
  private final Clock clock;
  private final HttpClient client;

  public HttpCustomerLookup(CrmConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(config.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Answer find(String customer) {
    long began = System.nanoTime();
    CappedBody body = new CappedBody(config.mostBytes());
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request(customer), head -> body);
    try {
      HttpResponse<byte[]> response =
          asked.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
      return answered(response, body, began);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return late(body, began);
    } catch (ExecutionException e) {
      String problem = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
      return nothing(Status.FAILED, problem, began);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.cancel(true);
      return nothing(Status.FAILED, "interrupted", began);
    }
  }

  private HttpRequest request(String customer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.of(customer)).header("Accept", "application/json").GET();
    config.authorization().ifPresent(value -> request.header("Authorization", value.value()));
    return request.build();
  }

  private Answer answered(HttpResponse<byte[]> response, CappedBody body, long began) {
    if (response.statusCode() == NOT_FOUND) {
      return nothing(Status.UNKNOWN, "", began);
    }
    if (response.statusCode() != OK) {
      return nothing(Status.FAILED, "status " + response.statusCode(), began);
    }
    ProfileFields read = ProfileFields.read(response.body());
    if (read.fields().isEmpty()) {
      return nothing(Status.FAILED, "no JSON object with fields", began);
    }
    String detail =
        body.cut()
            ? "more than " + config.mostBytes() + " bytes"
            : read.complete() ? "" : "some of it was left out";
    Status status = detail.isEmpty() ? Status.FOUND : Status.PARTIAL;
    return new Answer(fields(read), List.of(lookup(status, detail, began)));
  }

  /** What came in time counts, unless it was no more than a beginning. */
  private Answer late(CappedBody body, long began) {
    ProfileFields read = ProfileFields.read(body.soFar());
    String detail = "no complete answer within " + config.patience().toMillis() + " ms";
    return read.fields().isEmpty()
        ? nothing(Status.TIMEOUT, detail, began)
        : new Answer(fields(read), List.of(lookup(Status.PARTIAL, detail, began)));
  }

  private List<Field> fields(ProfileFields read) {
    Instant now = clock.instant();
    List<Field> fields = new ArrayList<>();
    read.fields().forEach((name, value) -> fields.add(new Field(name, value, config.name(), now)));
    return fields;
  }

  private Answer nothing(Status status, String detail, long began) {
    return new Answer(List.of(), List.of(lookup(status, detail, began)));
  }

  private Lookup lookup(Status status, String detail, long began) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new Lookup(
        config.name(), status, Optional.of(detail).filter(text -> !text.isEmpty()), millis);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
