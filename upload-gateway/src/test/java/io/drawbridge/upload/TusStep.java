package io.drawbridge.upload;

import io.drawbridge.upload.stack.TusClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One request of a dialogue in tus.
 *
 * @param place {@code /} for all uploads, or the name of the step that began one
 */
record TusStep(String name, String method, String place, Map<String, String> headers, String body) {

    private static final String ALL_UPLOADS = "/";
    private static final String NONE = "";
    private static final String VERSION = "Tus-Resumable";
    private static final String LENGTH = "Upload-Length";
    private static final String OFFSET = "Upload-Offset";
    private static final String LATER = "Upload-Defer-Length";
    private static final String TYPE = "Content-Type";
    private static final String METADATA = "Upload-Metadata";

    /** From the first word to the end of three uploads, with what clients do wrong in between. */
    static final List<TusStep> ALL = List.of(
            new TusStep("options", "OPTIONS", ALL_UPLOADS, Map.of(), NONE),
            create("other version", Map.of(LENGTH, "10", VERSION, "0.2.2")),
            create("no length", Map.of()),
            create("two lengths", Map.of(LENGTH, "10", LATER, "1")),
            create("length later, wrongly", Map.of(LATER, "2")),
            create("negative length", Map.of(LENGTH, "-1")),
            create("length is no number", Map.of(LENGTH, "ten")),
            create("metadata is no base64", Map.of(LENGTH, "10", METADATA, TusClient.metadata("uploads/a") + ",x !!")),
            create("begin", Map.of(LENGTH, "10")),
            look("look", "begin"),
            new TusStep("look without version", "HEAD", "begin", Map.of(VERSION, NONE), NONE),
            new TusStep("look in another version", "HEAD", "begin", Map.of(VERSION, "0.2.2"), NONE),
            append("another type", "begin", Map.of(OFFSET, "0", TYPE, "text/plain"), "abc"),
            append("no offset", "begin", Map.of(), "abc"),
            append("offset is no number", "begin", Map.of(OFFSET, "zero"), "abc"),
            append("another offset", "begin", Map.of(OFFSET, "3"), "abc"),
            append("a piece", "begin", Map.of(OFFSET, "0"), "abcd"),
            look("look after a piece", "begin"),
            append("the piece again", "begin", Map.of(OFFSET, "0"), "abcd"),
            append("too much", "begin", Map.of(OFFSET, "4"), "0123456789"),
            look("look after too much", "begin"),
            new TusStep(
                    "method overridden",
                    "POST",
                    "begin",
                    Map.of("X-HTTP-Method-Override", "PATCH", OFFSET, "4", TYPE, TusClient.PIECE),
                    "456789"),
            look("look at the whole", "begin"),
            append("nothing after the end", "begin", Map.of(OFFSET, "10"), NONE),
            append("something after the end", "begin", Map.of(OFFSET, "10"), "x"),
            new TusStep("end", "DELETE", "begin", Map.of(), NONE),
            look("look after the end", "begin"),
            append("a piece after the end", "begin", Map.of(OFFSET, "10"), NONE),
            new TusStep("end again", "DELETE", "begin", Map.of(), NONE),
            create("begin, length later", Map.of(LATER, "1")),
            look("look before the length", "begin, length later"),
            append("piece before the length", "begin, length later", Map.of(OFFSET, "0"), "abc"),
            append("too short", "begin, length later", Map.of(OFFSET, "3", LENGTH, "2"), NONE),
            append("length", "begin, length later", Map.of(OFFSET, "3", LENGTH, "5"), NONE),
            append("another length", "begin, length later", Map.of(OFFSET, "3", LENGTH, "6"), NONE),
            look("look after the length", "begin, length later"),
            append("last piece", "begin, length later", Map.of(OFFSET, "3"), "de"),
            create("begin nothing", Map.of(LENGTH, "0")),
            look("look at nothing", "begin nothing"),
            new TusStep(
                    "begin with bytes", "POST", ALL_UPLOADS, with(Map.of(LENGTH, "5", TYPE, TusClient.PIECE)), "abc"),
            look("look after first bytes", "begin with bytes"),
            append("the rest", "begin with bytes", Map.of(OFFSET, "3"), "de"),
            new TusStep(
                    "begin with too much",
                    "POST",
                    ALL_UPLOADS,
                    with(Map.of(LENGTH, "2", TYPE, TusClient.PIECE)),
                    "abc"));

    private static TusStep create(String name, Map<String, String> headers) {
        return new TusStep(name, "POST", ALL_UPLOADS, with(headers), NONE);
    }

    private static TusStep look(String name, String place) {
        return new TusStep(name, "HEAD", place, Map.of(), NONE);
    }

    private static TusStep append(String name, String place, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(Map.of(TYPE, TusClient.PIECE));
        all.putAll(headers);
        return new TusStep(name, "PATCH", place, all, body);
    }

    private static Map<String, String> with(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of(METADATA, TusClient.metadata("uploads/same")));
        all.putAll(headers);
        return all;
    }

    /** @param paths of what the places are */
    HttpRequest.Builder request(URI server, Map<String, String> paths) {
        HttpRequest.Builder request = TusClient.request(server, paths.get(place));
        headers.forEach(request::setHeader);
        return request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }
}
