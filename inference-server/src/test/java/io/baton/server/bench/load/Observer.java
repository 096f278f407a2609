package io.baton.server.bench.load;

/** Is told what became of each request. Times are nanoseconds after the beginning of the run. */
public interface Observer {

  /** Why a request has no answer. */
  enum Loss {
    /** The connection closed or spoke no HTTP before the answer was complete. */
    BROKEN,
    /** No answer until the run gave up. */
    UNANSWERED,
    /** No connection or conversation was free until the run gave up. */
    UNSENT
  }

  /**
   * An answer came.
   *
   * @param intended when the request was meant to start
   * @param done when the answer was complete
   * @param retryAfter whether it told when to come back
   */
  void answered(long intended, long done, int status, boolean retryAfter);

  /** No answer came. */
  void lost(long intended, Loss loss);

  /**
   * Two observers, the second one of requests that are meant to start later.
   *
   * @param at from when
   */
  static Observer split(long at, Observer before, Observer after) {
    return new Observer() {
      @Override
      public void answered(long intended, long done, int status, boolean retryAfter) {
        (intended < at ? before : after).answered(intended, done, status, retryAfter);
      }

      @Override
      public void lost(long intended, Loss loss) {
        (intended < at ? before : after).lost(intended, loss);
      }
    };
  }
}
