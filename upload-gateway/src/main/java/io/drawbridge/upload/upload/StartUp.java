package io.drawbridge.upload.upload;

import io.drawbridge.upload.http.DrawbridgeConfig;
import io.drawbridge.upload.lease.TokenServiceConfig;
import io.drawbridge.upload.multipart.MultipartUploads;
import io.drawbridge.upload.multipart.StoreConfig;
import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.part.PartCutters;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Says at start what the gateway will do, and finds settings that cannot work before the first client does. */
@ApplicationScoped
class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class);

    void check(
            @Observes StartupEvent event,
            DrawbridgeConfig drawbridge,
            ByteBudget budget,
            PartCutters cutters,
            MultipartUploads uploads,
            StoreConfig store,
            TokenServiceConfig tokenService) {
        LOG.infof(
                "upload-gateway %s: store=%s token_service=%s part_buffers=%d largest_object=%d largest_stream=%d attempts=%d",
                drawbridge.installation().orElse(""),
                store.endpoint().map(Object::toString).orElse("aws"),
                tokenService.url(),
                budget.limit(),
                cutters.limitFor(OptionalLong.of(0)).bytes(),
                cutters.limitFor(OptionalLong.empty()).bytes(),
                uploads.attempts());
    }
}
