package io.baton.server.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.9",
        "172.16.0.1", "172.31.255.255", "192.168.1.1", "::1", "fc00::1", "fdff::1",
        "64:ff9b::10.0.0.1", "64:ff9b::7f00:1"
      })
  void ownNetworksAreRefusedUnlessTheyAreAllowed(String text) {
    assertThat(new Addresses(false).refusal(address(text))).isPresent();
    assertThat(new Addresses(true).refusal(address(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "169.254.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::7f00:1",
        "64:ff9b:1::1",
        "64:ff9b::a9fe:a9fe",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "4000::1",
        "1::1"
      })
  void whatIsNobodysOrOfTheLinkIsAlwaysRefused(String text) {
    assertThat(new Addresses(false).refusal(address(text))).isPresent();
    assertThat(new Addresses(true).refusal(address(text))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808"
      })
  void publicAddressesAreTaken(String text) {
    assertThat(new Addresses(false).refusal(address(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"})
  void mappedAddressesAreTheOnesThatTheyHold(String text) throws Exception {
    assertThat(new Addresses(false).refusal(address(text))).isPresent();
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    System.arraycopy(address(text.substring(7)).getAddress(), 0, mapped, 12, 4);
    InetAddress six = java.net.Inet6Address.getByAddress("host", mapped, 0);
    assertThat(six.getAddress()).hasSize(16);
    assertThat(new Addresses(false).refusal(six)).isPresent();
  }
}
