package io.baton.server.webhook.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be connected to, by IANA's registries of special-purpose addresses.
 *
 * @param privates whether those of one's own network may be, and of one's own machine
 */
public record Addresses(boolean privates) {

  private static final int BITS_IN_A_BYTE = 8;
  private static final int MAPPED_FROM = 12;

  /** Of one's own network or machine. */
  private static final List<Block> PRIVATE =
      Block.all(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1/128",
          "fc00::/7");

  /** Nobody's, everybody's, of the link alone, or a way to a translator. */
  private static final List<Block> NEVER =
      Block.all(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "::/96",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20",
          "5f00::/16",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  /** Hold an IPv4 address in their last four bytes. */
  private static final List<Block> EMBEDDING = Block.all("::ffff:0:0/96", "64:ff9b::/96");

  /** IPv6 that is routed, outside of the blocks above. */
  private static final List<Block> GLOBAL = Block.all("2000::/3");

  /**
   * Why an address is refused; empty if it may be connected to.
   *
   * @param address as it was resolved
   */
  public Optional<String> refusal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean old = address instanceof Inet4Address;
    if (!old && in(EMBEDDING, bytes)) {
      return refusal(embedded(bytes)).map(why -> address.getHostAddress() + " holds " + why);
    }
    boolean own = in(PRIVATE, bytes);
    boolean refused = own ? !privates : in(NEVER, bytes) || !old && !in(GLOBAL, bytes);
    return refused
        ? Optional.of(address.getHostAddress() + ", which is no public address")
        : Optional.empty();
  }

  private static boolean in(List<Block> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.has(address));
  }

  private static InetAddress embedded(byte[] address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address, MAPPED_FROM, address.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** Addresses that begin with the same bits. */
  private static final class Block {

    private final byte[] first;
    private final int bits;

    private Block(byte[] first, int bits) {
      this.first = first;
      this.bits = bits;
    }

    static List<Block> all(String... texts) {
      return Arrays.stream(texts).map(Block::of).toList();
    }

    /** Java reads ::ffff:0:0 as an IPv4 address, so that its bytes are written out. */
    private static Block of(String text) {
      int slash = text.indexOf('/');
      int bits = Integer.parseInt(text.substring(slash + 1));
      String address = text.substring(0, slash);
      if (address.equals("::ffff:0:0")) {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        return new Block(mapped, bits);
      }
      return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
    }

    boolean has(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      int whole = bits / BITS_IN_A_BYTE;
      if (!Arrays.equals(first, 0, whole, address, 0, whole)) {
        return false;
      }
      int rest = bits % BITS_IN_A_BYTE;
      return rest == 0
          || (first[whole] & 0xff) >> (BITS_IN_A_BYTE - rest)
              == (address[whole] & 0xff) >> (BITS_IN_A_BYTE - rest);
    }
  }
}
