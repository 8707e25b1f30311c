package io.drawbridge.token;

import io.smallrye.config.ConfigMapping;

/** Claims every key under {@code drawbridge}, so that one which no mapping knows refuses to start. */
@ConfigMapping(prefix = "drawbridge")
public interface DrawbridgeNamespace {}
