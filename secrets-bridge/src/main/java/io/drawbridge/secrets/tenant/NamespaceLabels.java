package io.drawbridge.secrets.tenant;

import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.access.AccessRules;
import io.drawbridge.secrets.access.LabelledSubject;
import io.drawbridge.secrets.access.Subject;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The labels of tenants' namespaces, for rules that name labels. Each is asked for when it is needed and believed for a
 * bounded time; a watch that has silently ended would be believed for ever.
 */
@Singleton
public class NamespaceLabels {

    private static final Logger LOG = Logger.getLogger(NamespaceLabels.class);

    private static final int MOST = 10_000;

    private final KubernetesClient kubernetes;
    private final TenantConfig config;
    private final boolean needed;
    private final Remembered<String, Optional<Map<String, String>>> labels;

    NamespaceLabels(KubernetesClient kubernetes, TenantConfig config, AccessRules rules) {
        this.kubernetes = kubernetes;
        this.config = config;
        this.needed = rules.useLabels();
        this.labels = new Remembered<>(
                MOST, found -> found.isPresent() ? config.labelCache() : Duration.ZERO, Ticker.systemTicker());
    }

    /** The same subject with the labels of its namespace, if these matter and can be had. */
    public Uni<Subject> describe(Subject subject) {
        return describe(subject, needed);
    }

    /** @param matters whether any decision hangs on labels */
    public Uni<Subject> describe(Subject subject, boolean matters) {
        return matters
                ? labels.get(subject.namespace(), this::find).map(found -> LabelledSubject.of(subject, found))
                : Uni.createFrom().item(subject);
    }

    private Uni<Optional<Map<String, String>>> find(String namespace) {
        return Uni.createFrom()
                .item(() -> ask(namespace))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(Optional::of)
                .ifNoItem()
                .after(config.reviewTimeout())
                .fail()
                .onFailure()
                .invoke(NamespaceLabels::log)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** A namespace that is gone has no labels, which is knowledge. */
    private Map<String, String> ask(String namespace) {
        Namespace found = kubernetes.namespaces().withName(namespace).get();
        return found == null || found.getMetadata().getLabels() == null
                ? Map.of()
                : found.getMetadata().getLabels();
    }

    private static void log(Throwable failure) {
        int code = failure instanceof KubernetesClientException refused ? refused.getCode() : 0;
        LOG.warnf(
                "labels of a namespace are not known: status %d, %s",
                code, failure.getClass().getSimpleName());
    }
}
