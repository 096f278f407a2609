package io.baton.server.http.idempotency;

import io.baton.server.config.Sha256;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes answers with the caller's own key, which the server does not keep: an answer may hold a
 * new API key, and whoever reads the database must not find it. AES-256-GCM, a random nonce first.
 */
final class Sealing {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  Sealing(String authorization, String requestKey) {
    byte[] secret = (authorization + "\n" + requestKey).getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(Sha256.of(secret), "AES");
  }

  byte[] seal(byte[] open) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(open);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
      System.arraycopy(closed, 0, sealed, NONCE_BYTES, closed.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an answer cannot be sealed", e);
    }
  }

  /**
   * The answer.
   *
   * @throws ProblemException 422 if another caller sealed it
   */
  byte[] open(byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new ProblemException(
          Problem.of(Problem.Kind.INVALID, "Idempotency-Key", "it was used by another caller"));
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
