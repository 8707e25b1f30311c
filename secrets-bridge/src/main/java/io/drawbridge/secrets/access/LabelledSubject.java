package io.drawbridge.secrets.access;

import java.util.Map;
import java.util.Optional;

/** Somebody, with the labels of the namespace as they were found just now. */
public record LabelledSubject(
        String namespace, Optional<String> account, Optional<String> store, Optional<Map<String, String>> labels)
        implements Subject {

    public LabelledSubject {
        labels = labels.map(Map::copyOf);
    }

    public static LabelledSubject of(Subject subject, Optional<Map<String, String>> labels) {
        return new LabelledSubject(subject.namespace(), subject.account(), subject.store(), labels);
    }
}
