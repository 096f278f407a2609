package io.baton.server.model;

import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.model.AliasRepository.Change;
import io.baton.server.model.AliasRepository.Naming;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Says which releases decide and which score in shadow. Thread-safe. */
public final class AliasService {

  private final AliasRepository aliases;
  private final Runnable switched;
  private final Clock clock;

  /**
   * @param switched told after each switch, so that this server need not wait for its next look
   */
  public AliasService(AliasRepository aliases, Runnable switched, Clock clock) {
    this.aliases = aliases;
    this.switched = switched;
    this.clock = clock;
  }

  /** What is named now. */
  public List<Naming> listNamed(String workspace) {
    return aliases.listNamed(workspace);
  }

  /** Switches of an alias, the newest first. */
  public List<Switch> history(String workspace, Alias alias) {
    return aliases.history(workspace, alias);
  }

  /**
   * Makes an alias name a release; nothing changes if it does already.
   *
   * @throws ProblemException 404 if there is no such release
   */
  public void promote(String workspace, Alias alias, String version, String by) {
    change(
        workspace,
        alias,
        (history, there) -> {
          if (!there.contains(version)) {
            throw ReleaseService.unknown(version);
          }
          return Switch.promote(history, version, request(by));
        });
  }

  /** Makes an alias name nothing. */
  public void remove(String workspace, Alias alias, String by) {
    change(workspace, alias, (history, there) -> Switch.remove(history, request(by)));
  }

  /**
   * Goes back to what the alias named before.
   *
   * @throws ProblemException 409 if there is nothing to go back to
   */
  public void rollback(String workspace, Alias alias, String by) {
    change(
        workspace,
        alias,
        (history, there) ->
            Optional.of(
                Switch.rollback(history, there, request(by))
                    .orElseThrow(() ->
                        new ProblemException(
                            Problem.of(
                                Problem.Kind.CONFLICT,
                                alias.wireName() + " named nothing before")))));
  }

  private void change(String workspace, Alias alias, Change change) {
    if (aliases.change(workspace, alias, change).isPresent()) {
      switched.run();
    }
  }

  private Switch.Request request(String by) {
    return new Switch.Request(by, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
