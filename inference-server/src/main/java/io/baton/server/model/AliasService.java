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
  private final Room room;
  private final Runnable switched;
  private final Clock clock;

  /** Whether servers can have another model in memory. */
  @FunctionalInterface
  public interface Room {

    /**
     * Whether there is room for a model that an alias is to name.
     *
     * @param content of its release, see {@link Release#content()}
     */
    boolean fits(String workspace, Alias alias, String content);
  }

  /**
   * @param room asked before each switch
   * @param switched told after each switch, so that this server need not wait for its next look
   */
  public AliasService(AliasRepository aliases, Room room, Runnable switched, Clock clock) {
    this.aliases = aliases;
    this.room = room;
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
   * @throws ProblemException 404 if there is no such release, 409 if there is no room in memory
   */
  public void promote(String workspace, Alias alias, String version, String by) {
    change(
        workspace,
        alias,
        (history, there) -> {
          if (!there.containsKey(version)) {
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
   * @throws ProblemException 409 if there is nothing to go back to, or no room in memory
   */
  public void rollback(String workspace, Alias alias, String by) {
    change(
        workspace,
        alias,
        (history, there) ->
            Optional.of(
                Switch.rollback(history, there.keySet(), request(by))
                    .orElseThrow(() ->
                        new ProblemException(
                            Problem.of(
                                Problem.Kind.CONFLICT,
                                alias.wireName() + " named nothing before")))));
  }

  private void change(String workspace, Alias alias, Change change) {
    Change checked =
        (history, there) ->
            change
                .next(history, there)
                .map(next -> {
                  next.version()
                      .map(there::get)
                      .ifPresent(content -> checkRoom(workspace, alias, content));
                  return next;
                });
    if (aliases.change(workspace, alias, checked).isPresent()) {
      switched.run();
    }
  }

  private void checkRoom(String workspace, Alias alias, String content) {
    if (!room.fits(workspace, alias, content)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT,
              "version",
              "the server has as many models in memory as it may (most-models)"));
    }
  }

  private Switch.Request request(String by) {
    return new Switch.Request(by, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
