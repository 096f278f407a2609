package io.baton.escalation.bundle;

import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.Recurrent;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.model.ModelParts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parts of a model as named tensors, and back. */
final class Weights {

  private static final List<String> RECURRENT =
      List.of("mean", "scale", "input", "recurrent", "gate_bias", "output", "output_bias");

  private static final String BEFORE_AGENT = "domain.before_agent";

  private Weights() {}

  static Map<String, Tensor> of(ModelParts parts) {
    Map<String, Tensor> tensors = new TreeMap<>();
    FeatureDomain domain = parts.domain();
    tensors.put("domain.items", Tensor.of(domain.items()));
    tensors.put("domain.item_families", Tensor.of(domain.itemFamilies()));
    tensors.put("domain.families", Tensor.of(ordinals(domain.families())));
    if (domain.beforeAgent()) {
      tensors.put(BEFORE_AGENT, Tensor.of(new byte[] {1}));
    }
    putLinear(tensors, "linear", parts.linear());
    putLinear(tensors, "outcome.linear", parts.outcomeLinear());
    putTrees(tensors, "trees.now", parts.treesNow());
    putTrees(tensors, "trees.eventually", parts.treesEventually());
    putTrees(tensors, "outcome.trees", parts.outcomeTrees());
    for (int head = 0; head < parts.blends().size(); head++) {
      tensors.put("blend." + head, Tensor.of(parts.blends().get(head).weights()));
    }
    tensors.put("outcome.blend", Tensor.of(parts.outcomeBlend().weights()));
    parts.recurrent().ifPresent(network -> putRecurrent(tensors, network));
    return tensors;
  }

  private static byte[] ordinals(Set<Family> families) {
    byte[] ordinals = new byte[families.size()];
    int count = 0;
    for (Family family : EnumSet.copyOf(families)) {
      ordinals[count++] = (byte) family.ordinal();
    }
    return ordinals;
  }

  private static void putLinear(Map<String, Tensor> tensors, String name, SparseLinear linear) {
    tensors.put(name + ".bias", Tensor.of(linear.biases()));
    tensors.put(name + ".keys", Tensor.of(linear.keys()));
    tensors.put(name + ".weights", Tensor.of(linear.weights()));
  }

  private static void putTrees(Map<String, Tensor> tensors, String name, TreeEnsemble trees) {
    tensors.put(name + ".bias", Tensor.of(new float[] {trees.bias()}));
    tensors.put(name + ".roots", Tensor.of(trees.roots()));
    tensors.put(name + ".nodes", Tensor.of(trees.nodes()));
    tensors.put(name + ".numbers", Tensor.of(trees.numbers()));
  }

  private static void putRecurrent(Map<String, Tensor> tensors, Recurrent network) {
    float[][] weights = network.weights();
    for (int i = 0; i < weights.length; i++) {
      tensors.put("recurrent." + RECURRENT.get(i), Tensor.of(weights[i]));
    }
  }

  /**
   * The parts of these tensors.
   *
   * @throws BundleException if one is missing or does not fit
   */
  static ModelParts parts(Map<String, Tensor> tensors) {
    try {
      FeatureDomain domain = domain(tensors);
      List<Blend> blends = new ArrayList<>();
      for (int head = 0; head < ModelParts.HEADS; head++) {
        blends.add(new Blend(floats(tensors, "blend." + head)));
      }
      return new ModelParts(
          domain,
          linear(tensors, "linear"),
          trees(tensors, "trees.now", domain.turnFeatures()),
          trees(tensors, "trees.eventually", domain.turnFeatures()),
          recurrent(tensors),
          blends,
          linear(tensors, "outcome.linear"),
          trees(tensors, "outcome.trees", domain.conversationFeatures()),
          new Blend(floats(tensors, "outcome.blend")));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BundleException("weights.safetensors: " + e.getMessage(), e);
    }
  }

  private static FeatureDomain domain(Map<String, Tensor> tensors) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (byte ordinal : get(tensors, "domain.families").bytes("domain.families")) {
      families.add(Family.values()[ordinal]);
    }
    byte[] itemFamilies = get(tensors, "domain.item_families").bytes("domain.item_families");
    for (byte ordinal : itemFamilies) {
      if (ordinal < 0 || ordinal >= Family.values().length) {
        throw new IllegalArgumentException("domain: there is no family " + ordinal);
      }
    }
    long[] items = get(tensors, "domain.items").longs("domain.items");
    return new FeatureDomain(families, items, itemFamilies, tensors.containsKey(BEFORE_AGENT));
  }

  private static SparseLinear linear(Map<String, Tensor> tensors, String name) {
    return new SparseLinear(
        floats(tensors, name + ".bias"),
        get(tensors, name + ".keys").longs(name + ".keys"),
        floats(tensors, name + ".weights"));
  }

  private static TreeEnsemble trees(Map<String, Tensor> tensors, String name, int features) {
    return new TreeEnsemble(
        floats(tensors, name + ".bias")[0],
        features,
        get(tensors, name + ".roots").ints(name + ".roots"),
        get(tensors, name + ".nodes").ints(name + ".nodes"),
        floats(tensors, name + ".numbers"));
  }

  private static Optional<Recurrent> recurrent(Map<String, Tensor> tensors) {
    if (!tensors.containsKey("recurrent.mean")) {
      return Optional.empty();
    }
    float[][] weights = new float[RECURRENT.size()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = floats(tensors, "recurrent." + RECURRENT.get(i));
    }
    return Optional.of(
        new Recurrent(
            weights[0], weights[1], weights[2], weights[3], weights[4], weights[5], weights[6]));
  }

  private static float[] floats(Map<String, Tensor> tensors, String name) {
    return get(tensors, name).floats(name);
  }

  private static Tensor get(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new BundleException("weights.safetensors: " + name + " is missing");
    }
    return tensor;
  }
}
