package io.drawbridge.upload.upload;

import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.part.MemoryConfig;
import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.part.PartPlans;
import io.drawbridge.upload.part.PartSizes;
import io.drawbridge.upload.part.PartSpace;
import io.drawbridge.upload.part.SpillConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Makes what all uploads of this process share; settings that cannot work together refuse to start here. */
@Singleton
class PartBeans {

    /** As much of the file is written, once, on the event loop that first needs it. */
    private static final int SPILL_SLAB = 16 << 20;

    @Produces
    @Singleton
    PartSizes sizes(PartConfig config) {
        return new PartSizes(config.size().asLongValue(), config.maxSize().asLongValue());
    }

    @Produces
    @Singleton
    ByteBudget budget(PartSizes sizes, MemoryConfig config, SpillConfig spill) {
        long bytes = config.partBuffers().asLongValue();
        if (bytes < largestInMemory(sizes, spill)) {
            throw new IllegalArgumentException("drawbridge.memory.part-buffers must not be smaller than"
                    + " drawbridge.part.max-size (drawbridge.spill.above where there is a file), or the largest part"
                    + " never fits");
        }
        return new ByteBudget(bytes, ByteBudget.SLAB);
    }

    @Produces
    @Singleton
    PartSpace space(PartSizes sizes, ByteBudget memory, SpillConfig spill) {
        if (spill.directory().isEmpty()) {
            return PartSpace.inMemory(memory, sizes);
        }
        long above = spill.above().asLongValue();
        refuse(
                above >= sizes.largest(),
                "drawbridge.spill.directory is of no use while drawbridge.part.max-size is not above drawbridge.spill.above");
        refuse(
                above % sizes.smallest() != 0,
                "drawbridge.spill.above must be a multiple of drawbridge.part.size, or 0");
        refuse(
                spill.size().asLongValue() < sizes.largest(),
                "drawbridge.spill.size must not be smaller than drawbridge.part.max-size");
        return PartSpace.withFiles(
                memory, ByteBudget.ofFile(spill.directory().get(), spill.size().asLongValue(), SPILL_SLAB), above);
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static long largestInMemory(PartSizes sizes, SpillConfig spill) {
        return spill.directory().isPresent()
                ? Math.min(sizes.largest(), spill.above().asLongValue())
                : sizes.largest();
    }

    @Produces
    @Singleton
    PartCutters cutters(PartSizes sizes, PartSpace space, PartConfig parts, LimitsConfig limits, MemoryConfig memory) {
        OptionalLong limit = limits.maxObjectSize()
                .map(MemorySize::asLongValue)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
        if (parts.maxInFlight() < parts.inFlight()) {
            throw new IllegalArgumentException(
                    "drawbridge.part.max-in-flight must not be smaller than drawbridge.part.in-flight");
        }
        long most = (parts.maxInFlight() + 1) * sizes.smallest();
        return new PartCutters(new PartPlans(sizes, limit), space, parts.inFlight(), most, memory.patience());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
