package io.drawbridge.upload.stack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/** What this process logs, with request ids and what was thrown. */
public final class Logged implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = LogContext.getLogContext().getLogger("");
    private final Handler handler = into(lines);

    private Logged() {}

    /** From now on, until this is closed. */
    public static Logged start() {
        Logged logged = new Logged();
        logged.root.addHandler(logged.handler);
        return logged;
    }

    /** The lines that were logged while this ran. */
    public static String during(Runnable what) {
        try (Logged logged = start()) {
            what.run();
            return String.join("\n", logged.lines);
        }
    }

    /** The lines so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }

    private static Handler into(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                ExtLogRecord line = ExtLogRecord.wrap(record);
                lines.add(line.getMdc("requestId") + " " + line.getFormattedMessage() + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
