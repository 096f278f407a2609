package io.baton.escalation.feature;

import io.baton.conversation.Entity;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.turn.TurnView;

/** Types of entities by speaker, alone and with the intent. */
final class EntityItems implements Items.ItemFamily {

  private static final long ENTITY = Hashing.of("entity");

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    long speaker = Hashing.join(ENTITY, Hashing.of(view.turn().speaker().wireName()));
    for (Entity entity : view.turn().entities()) {
      long type = Hashing.join(speaker, Hashing.of(entity.type()));
      sink.add(Family.ENTITY, type);
      sink.add(Family.ENTITY, Hashing.join(type, head));
    }
  }
}
