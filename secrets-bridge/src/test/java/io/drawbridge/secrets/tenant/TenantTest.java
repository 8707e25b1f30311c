package io.drawbridge.secrets.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

    @Test
    void isAServiceAccount() {
        Tenant tenant =
                Tenant.ofUsername("system:serviceaccount:team-a:eso.reader").orElseThrow();
        assertThat(tenant).isEqualTo(new Tenant("team-a", "eso.reader"));
        assertThat(tenant.username()).isEqualTo("system:serviceaccount:team-a:eso.reader");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin",
                "system:node:a",
                "system:serviceaccount:team-a",
                "system:serviceaccount::x",
                "system:serviceaccount:a:b:c",
                "system:serviceaccount:Team:x",
                "system:serviceaccount:../x:y",
                "xsystem:serviceaccount:a:b"
            })
    void isNobodyElse(String username) {
        assertThat(Tenant.ofUsername(username)).isEmpty();
    }
}
