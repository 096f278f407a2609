package io.baton.server.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {

  @Test
  void aUrlIsTakenApart() {
    Target target = Target.of("https://Hooks.Shop.example:8443/a%20b?c=d&e=%C3%BC", false);
    assertThat(target.secure()).isTrue();
    assertThat(target.host()).isEqualTo("hooks.shop.example");
    assertThat(target.literal()).isEmpty();
    assertThat(target.port()).isEqualTo(8443);
    assertThat(target.path()).isEqualTo("/a%20b?c=d&e=%C3%BC");
    assertThat(target.authority()).isEqualTo("hooks.shop.example:8443");
    assertThat(Target.of("https://a.example", false).authority()).isEqualTo("a.example");
    assertThat(Target.of("https://a.example/grüße", false).path()).isEqualTo("/gr%C3%BC%C3%9Fe");
    assertThat(Target.of("http://[2606:4700::1]/", true).authority()).isEqualTo("[2606:4700::1]");
    assertThat(Target.of("http://[2606:4700::1]/", true).literal()).isPresent();
    assertThat(Target.of("http://1.1.1.1/", true).literal()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hook",
        "//a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://a.example/",
        "https://",
        "https:///path",
        "https://user@a.example/",
        "https://user:word@a.example/",
        "https://a.example/#part",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a b.example/",
        "https://127.1/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://0x7f.0.0.1/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://127.0.0.01/",
        "https://127.0.0.1./",
        "https://256.1.1.1/",
        "https://1.2.3/",
        "https://a.0x1/",
        "https://[fe80::1%25eth0]/",
        "https://[::1",
        "https://①②⑦.⓪.⓪.①/",
        "https://a..example/",
        "https://-a.example/",
        "https://a.example\\@b.example/",
        "https://a.example%00.b.example/",
        "https://a.example\r\nHost: b/"
      })
  void whatOneReadsOneWayAndOneAnotherIsRefused(String url) {
    assertThatThrownBy(() -> Target.of(url, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> Target.of("http://a.example/", false))
        .hasMessageContaining("--webhook-http");
    assertThatThrownBy(() -> Target.of("https://a.example/" + "a".repeat(2000), false))
        .hasMessageContaining("2000");
  }
}
