package io.baton.server.inference;

import io.baton.conversation.history.FieldException;
import io.baton.server.http.Json;
import io.baton.server.inference.InferenceModel.Column;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors in binary, little endian: a number in its eight bytes; a text as its length in four
 * bytes, then its UTF-8 (the extension binary_tensor_data).
 */
final class BinaryTensor {

  private BinaryTensor() {}

  /**
   * Reads texts.
   *
   * @param place of the tensor, for complaints
   * @throws FieldException if they break off, are no UTF-8 or have U+0000, which no text here has
   */
  static List<String> texts(byte[] bytes, String place) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<String> texts = new ArrayList<>();
    while (buffer.hasRemaining()) {
      String here = place + "[" + texts.size() + "]";
      long length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt() & 0xFFFF_FFFFL;
      if (length < 0 || length > buffer.remaining()) {
        throw new FieldException(here, "breaks off");
      }
      texts.add(text(buffer.slice(buffer.position(), (int) length), here));
      buffer.position(buffer.position() + (int) length);
    }
    return texts;
  }

  private static String text(ByteBuffer bytes, String place) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      Json.unfit(text)
          .ifPresent(why -> {
            throw new FieldException(place, why);
          });
      return text;
    } catch (CharacterCodingException e) {
      throw new FieldException(place, "is no UTF-8");
    }
  }

  /** Writes a column of results. */
  static byte[] of(Column column) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object value : column.values()) {
      switch (column.type().datatype()) {
        case FP64 -> out.writeBytes(ordered(Double.BYTES).putDouble((Double) value).array());
        case BYTES -> {
          byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
          out.writeBytes(ordered(Integer.BYTES).putInt(text.length).array());
          out.writeBytes(text);
        }
      }
    }
    return out.toByteArray();
  }

  private static ByteBuffer ordered(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
