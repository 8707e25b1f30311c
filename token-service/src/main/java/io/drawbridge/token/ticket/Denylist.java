package io.drawbridge.token.ticket;

import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.file.FileWatcher;
import io.drawbridge.token.file.Place;
import io.drawbridge.token.file.WatchedFile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tickets that are not taken any more, by their ids: one a line, {@code #} begins a comment. */
@Singleton
@Startup
final class Denylist {

    private static final String PROPERTY = "drawbridge.tickets.denylist-file";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16}");

    private final Optional<WatchedFile<Set<String>>> file;

    Denylist(TicketsConfig config, FileWatcher watcher) {
        this.file = config.denylistFile().map(path -> watcher.watch(PROPERTY, path, Denylist::read));
    }

    boolean contains(String id) {
        return file.filter(listed -> listed.current().contains(id)).isPresent();
    }

    /** Strict: a whole ticket, or a part of one, in its place would leave the ticket alive. */
    static Set<String> read(String file, String content) {
        Set<String> ids = new HashSet<>();
        List<String> lines = content.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String id = lines.get(i).replaceFirst("#.*", "").strip();
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                throw new FileFormatException(new Place(file, i + 1, 1), "must be the id of a ticket (16 characters)");
            }
            ids.add(id);
        }
        return ids;
    }
}
