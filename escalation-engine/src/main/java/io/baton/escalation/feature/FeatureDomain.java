package io.baton.escalation.feature;

import io.baton.escalation.text.HashIndex;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which features a model has: the families that it uses and the items that it counts one by one.
 * Items are known by their hash alone, so that a bundle carries no word of a conversation; their
 * order is that of the hashes. Immutable.
 */
public final class FeatureDomain {

  /** Most items that are counted one by one. */
  public static final int MOST_ITEMS = 192;

  private final Set<Family> families;
  private final long[] items;
  private final byte[] itemFamilies;
  private final boolean beforeAgent;
  private final HashIndex places;

  /** The same of a model that tells the outcome from the turns before an agent took over. */
  public FeatureDomain(Set<Family> families, long[] items, byte[] itemFamilies) {
    this(families, items, itemFamilies, true);
  }

  /**
   * @param families used
   * @param items hashes, rising, at most {@value #MOST_ITEMS}
   * @param itemFamilies ordinal of the family of each
   * @param beforeAgent whether the outcome is told from the turns before an agent took over; from
   *     all turns where a bundle does not say so, as the first ones did not
   * @throws IllegalArgumentException if they are not so
   */
  public FeatureDomain(
      Set<Family> families, long[] items, byte[] itemFamilies, boolean beforeAgent) {
    if (items.length > MOST_ITEMS || items.length != itemFamilies.length || families.isEmpty()) {
      throw new IllegalArgumentException(
          "domain: " + items.length + " items, " + itemFamilies.length + " families of items");
    }
    for (int i = 1; i < items.length; i++) {
      if (items[i] <= items[i - 1]) {
        throw new IllegalArgumentException("domain: items are not rising at " + i);
      }
    }
    this.families = EnumSet.copyOf(families);
    this.items = items.clone();
    this.itemFamilies = itemFamilies.clone();
    this.beforeAgent = beforeAgent;
    Map<Long, Integer> numbered = new HashMap<>();
    for (int i = 0; i < items.length; i++) {
      numbered.put(items[i], i + 1);
    }
    this.places = HashIndex.of(numbered);
  }

  /** Families that are used. */
  public Set<Family> families() {
    return Set.copyOf(families);
  }

  /** Hashes of the items, rising. */
  public long[] items() {
    return items.clone();
  }

  /** Ordinals of the families of the items. */
  public byte[] itemFamilies() {
    return itemFamilies.clone();
  }

  /** Whether the outcome is told from the turns before an agent took over, or from all. */
  public boolean beforeAgent() {
    return beforeAgent;
  }

  int itemCount() {
    return items.length;
  }

  /** Items that may be counted, see {@link HashIndex#sift}. */
  int sift(ItemSink items, int[] kept) {
    return items.sift(places, kept);
  }

  /** Whether any item of this family is counted. */
  boolean counts(Family family) {
    for (byte one : itemFamilies) {
      if (one == family.ordinal()) {
        return true;
      }
    }
    return false;
  }

  /** Place of an item; negative if it is not counted. */
  int indexOf(long item) {
    return places.get(item) - 1;
  }

  /** Number of features of a turn: the dense ones, then a count and a recency for each item. */
  public int turnFeatures() {
    return Dense.count() + 2 * items.length;
  }

  /** Number of features of a whole conversation. */
  public int conversationFeatures() {
    return 2 * Dense.count() + 3 * items.length;
  }

  /** Family of a feature of a turn. */
  public Family turnFeature(int i) {
    return i < Dense.count()
        ? Dense.values()[i].family()
        : family((i - Dense.count()) % items.length);
  }

  private Family family(int item) {
    return Family.values()[itemFamilies[item]];
  }

  boolean uses(Dense feature) {
    return families.contains(feature.family());
  }
}
