package io.drawbridge.upload.stack;

/** The metrics of a moment. */
public record Prometheus(String text) {

    /** The sum of all series of this name, or of those with these labels. */
    public double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
