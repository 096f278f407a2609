package io.baton.server.webhook.delivery;

/** Told of each attempt. */
@FunctionalInterface
public interface DeliveryListener {

  /**
   * An attempt ended.
   *
   * @param state of the delivery from now on: pending if it is tried again
   */
  void tried(Delivery.State state);
}
