package io.drawbridge.devstack.identity;

import io.drawbridge.devstack.AccessKey;

/** Whom an access key stands for. */
public sealed interface Identity permits LongTermIdentity, SessionIdentity {

    AccessKey key();

    String arn();

    /** As GetCallerIdentity names it. */
    String userId();

    boolean allows(Demand demand);
}
