package io.drawbridge.token.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file says what nobody can mean: each finding has its place and what would be right. */
public final class FileFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** One thing that is wrong. The advice must not repeat values: they may be secret. */
    public record Finding(Place place, String advice) {

        @Override
        public String toString() {
            return place + ": " + advice;
        }
    }

    public FileFormatException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public FileFormatException(Place place, String advice) {
        this(List.of(new Finding(place, advice)));
    }

    public List<Finding> findings() {
        return findings;
    }
}
