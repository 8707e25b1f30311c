package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.part.PartSpace;
import io.drawbridge.upload.stack.GatewayStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The storm on the embedded store, with all parts in a file. It starts the application once more, so it is of the real tier. */
@Tag("real")
@QuarkusTest
@WithTestResource(value = GatewayStack.class, initArgs = @ResourceArg(name = "spill", value = "all"))
class SpilledStormTest extends StormSuite {

    @Inject
    PartSpace space;

    @AfterEach
    void thePartsLayInAFileAndNothingIsHeld() {
        assertThat(space.filesMade()).isPositive();
        assertThat(space.filesInUse()).isZero();
        assertThat(GatewayStack.SPILL).isEmptyDirectory();
    }
}
