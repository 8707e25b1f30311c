package io.drawbridge.deploy.image;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an image was made from. Its time is the commit's, not that of the build, so that a commit has one image.
 *
 * @param version of the project, which is the tag unless another is asked for
 * @param commit as Git has it
 * @param time of the commit
 */
record Revision(String version, String commit, Instant time) {

    Map<String, String> labels(Service service) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("org.opencontainers.image.title", service.label());
        labels.put("org.opencontainers.image.description", service.description);
        labels.put("org.opencontainers.image.version", version);
        labels.put("org.opencontainers.image.revision", commit);
        labels.put("org.opencontainers.image.created", time.toString());
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        return labels;
    }
}
