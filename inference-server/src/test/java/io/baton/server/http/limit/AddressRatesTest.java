package io.baton.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressRatesTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
    "[2001:db8:1:2:ffff:0:0:1], 2001:db8:1:2::",
    "2001:db8::1, 2001:db8::",
    "[0:0:0:0:0:0:0:1], 0:0:0:0::"
  })
  void anAddressOfIpv6CountsAsItsNetwork(String address, String network) {
    assertThat(AddressRates.network(address)).isEqualTo(network);
  }
}
