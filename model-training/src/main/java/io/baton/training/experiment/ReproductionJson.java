package io.baton.training.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.training.evaluation.EvaluationJson;
import java.util.List;

/** What came of running an experiment again, as JSON. */
public final class ReproductionJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReproductionJson() {}

  /**
   * {@code {"experiment","holds","variants":[{"name","holds","figures":[…],"evaluation":{…}}]}}.
   */
  public static ObjectNode write(String experiment, List<VariantResult> results) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("experiment", experiment);
    root.put("holds", results.stream().allMatch(VariantResult::holds));
    ArrayNode variants = root.putArray("variants");
    results.forEach(result -> variant(variants.addObject(), result));
    return root;
  }

  private static void variant(ObjectNode node, VariantResult result) {
    node.put("name", result.variant().name());
    node.put("holds", result.holds());
    ArrayNode figures = node.putArray("figures");
    for (Difference difference : result.differences()) {
      ObjectNode figure = figures.addObject();
      figure.put("figure", difference.expected().figure());
      figure.put("recorded", difference.expected().value());
      figure.put("tolerance", difference.expected().tolerance());
      if (Double.isFinite(difference.seen())) {
        figure.put("seen", difference.seen());
      } else {
        figure.putNull("seen");
      }
      figure.put("holds", difference.holds());
    }
    node.set("evaluation", EvaluationJson.write(result.evaluation()));
  }
}
