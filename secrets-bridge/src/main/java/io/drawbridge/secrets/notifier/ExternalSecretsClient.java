package io.drawbridge.secrets.notifier;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * ExternalSecrets of the whole cluster, without classes made from their definitions: a native executable need not know
 * those.
 */
@Singleton
class ExternalSecretsClient {

    /** External Secrets refreshes when any annotation changes. */
    static final String ANNOTATION = "drawbridge.io/changed";

    private static final Logger LOG = Logger.getLogger(ExternalSecretsClient.class);

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("external-secrets.io")
            .withVersion("v1")
            .withKind("ExternalSecret")
            .withPlural("externalsecrets")
            .withNamespaced(true)
            .build();

    private final KubernetesClient kubernetes;

    ExternalSecretsClient(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** Follows all of them until it is closed. */
    SharedIndexInformer<GenericKubernetesResource> watch() {
        SharedIndexInformer<GenericKubernetesResource> informer =
                kubernetes.genericKubernetesResources(KIND).inAnyNamespace().runnableInformer(0);
        // Without an answer there is nothing to notify about; it tries until it is closed.
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return informer;
    }

    /** Whether the notice was taken. */
    boolean annotate(UsedSecrets used, Instant changed) {
        String patch = "{\"metadata\":{\"annotations\":{\"" + ANNOTATION + "\":\"" + changed + "\"}}}";
        try {
            kubernetes
                    .genericKubernetesResources(KIND)
                    .inNamespace(used.namespace())
                    .withName(used.name())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
            return true;
        } catch (KubernetesClientException e) {
            LOG.warnf("cannot annotate ExternalSecret %s: status %d", used.id(), e.getCode());
            return false;
        }
    }
}
