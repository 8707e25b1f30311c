package io.drawbridge.upload.upload;

import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.part.PartSpace;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts uploads, and shows demand against limit of the byte budget. */
@Startup // or the gauges would not be there before the first upload ends
@ApplicationScoped
public class UploadMetrics {

    private final MeterRegistry registry;

    @Inject
    UploadMetrics(MeterRegistry registry, ByteBudget budget, PartSpace space, RunningUploads running) {
        this.registry = registry;
        gauge("drawbridge.part.buffers.limit.bytes", "Most that all part buffers may take.", budget::limit);
        gauge("drawbridge.part.buffers.used.bytes", "Part buffers that uploads hold now.", budget::inUse);
        gauge("drawbridge.part.buffers.waiting", "Uploads that wait for a part buffer now.", budget::waiting);
        gauge("drawbridge.spill.limit.bytes", "Most that parts in files may take.", space::filesLimit);
        gauge("drawbridge.spill.file.bytes", "What the file of large parts has grown to.", space::filesMade);
        gauge("drawbridge.spill.used.bytes", "Space in files that uploads hold now.", space::filesInUse);
        FunctionTimer.builder(
                        "drawbridge.part.buffers.waited",
                        budget,
                        ByteBudget::waits,
                        ByteBudget::waitedNanos,
                        TimeUnit.NANOSECONDS)
                .description("Parts that had to wait for their buffers, and how long.")
                .register(registry);
        gauge("drawbridge.uploads.in.flight", "Uploads that are going on now.", running::count);
    }

    /** @param outcome from the fixed set of reasons, or {@code stored}, or {@code error} */
    void ended(String outcome, Duration duration) {
        registry.timer("drawbridge.uploads", "outcome", outcome).record(duration);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }
}
