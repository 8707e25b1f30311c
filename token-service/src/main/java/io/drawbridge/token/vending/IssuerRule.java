package io.drawbridge.token.vending;

import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.grant.GrantRule;
import io.drawbridge.token.grant.IssuerType;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A grant must not promise what its issuer does not give, nor use one that the store was not checked for. */
@Singleton
final class IssuerRule implements GrantRule {

    private final IssuerConfig config;
    private final StoreTrust trust;

    IssuerRule(IssuerConfig config, StoreTrust trust) {
        this.config = config;
        this.trust = trust;
    }

    @Override
    public Optional<Broken> brokenBy(Grant grant) {
        IssuerType type = grant.issuer().map(choice -> choice.type()).orElse(config.type());
        if (grant.limits().lifetime().max().compareTo(type.longest()) > 0) {
            return Optional.of(new Broken(
                    "max-ttl",
                    type + " issues nothing longer than " + type.longest().toHours() + " hours"));
        }
        return trust.covers(type)
                ? Optional.empty()
                : Optional.of(new Broken(
                        "issuer",
                        "the store was not checked for sessions of " + type
                                + " when the service started; restart it to use them"));
    }
}
