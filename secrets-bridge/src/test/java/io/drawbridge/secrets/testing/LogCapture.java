package io.drawbridge.secrets.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged while it is open, as production would print it. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    public LogCapture() {
        setLevel(Level.ALL);
        setFormatter(new PatternFormatter("%p %c %X %s%e"));
        root.addHandler(this);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> lines(String category) {
        return lines.stream()
                .filter(line -> line.contains(" " + category + " "))
                .toList();
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(getFormatter().format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
