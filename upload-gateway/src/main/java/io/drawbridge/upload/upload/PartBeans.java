package io.drawbridge.upload.upload;

import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.part.MemoryConfig;
import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.part.PartPlans;
import io.drawbridge.upload.part.PartSizes;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Makes what all uploads of this process share; settings that cannot work together refuse to start here. */
@Singleton
class PartBeans {

    @Produces
    @Singleton
    PartSizes sizes(PartConfig config) {
        return new PartSizes(config.size().asLongValue(), config.maxSize().asLongValue());
    }

    @Produces
    @Singleton
    ByteBudget budget(PartSizes sizes, MemoryConfig config) {
        long bytes = config.partBuffers().asLongValue();
        if (bytes < sizes.largest()) {
            throw new IllegalArgumentException("drawbridge.memory.part-buffers must not be smaller than"
                    + " drawbridge.part.max-size, or the largest part never fits");
        }
        return new ByteBudget(bytes, (int) sizes.smallest());
    }

    @Produces
    @Singleton
    PartCutters cutters(
            PartSizes sizes, ByteBudget budget, PartConfig parts, LimitsConfig limits, MemoryConfig memory) {
        OptionalLong limit = limits.maxObjectSize()
                .map(MemorySize::asLongValue)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
        if (parts.maxInFlight() < parts.inFlight()) {
            throw new IllegalArgumentException(
                    "drawbridge.part.max-in-flight must not be smaller than drawbridge.part.in-flight");
        }
        return new PartCutters(new PartPlans(sizes, limit), budget, parts.inFlight(), memory.patience());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
