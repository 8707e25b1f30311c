package io.drawbridge.upload.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainStoreTest {

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.org, false",
        "HTTPS://10.0.0.1:9000, false",
        "http://127.0.0.1:8333, false",
        "http://localhost:8333, false",
        "http://[::1]:8333, false",
        "http://s3.example.org, true",
        "http://10.0.0.1:8333, true",
        "http://127.0.0.1.example.org, true",
        "http://localhost.example.org, true",
        "http://[fe80::1]:8333, true",
        "s3:8333, true",
        "//s3.example.org, true"
    })
    void knowsWhatOthersCanRead(URI endpoint, boolean readable) {
        assertThat(PlainStore.isReadable(endpoint)).isEqualTo(readable);
    }
}
