package io.drawbridge.token.doors;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for each answer, whatever was asked. */
record AnswerRules(List<String> secrets) {

    private static final Pattern INSIDES = Pattern.compile("\tat |Exception|\\b(java|jakarta|io|com|org)\\."
            + "(lang|util|ws|drawbridge|quarkus|quarkiverse|vertx|smallrye|netty|fasterxml|jboss)\\b");

    /** What the HTTP server refuses by itself, before the request is one: without a body, and with nothing to hide. */
    private static final Set<Integer> OF_THE_SERVER = Set.of(400, 413, 414, 431);

    AnswerRules {
        secrets = List.copyOf(secrets);
    }

    /** The rule that this answer breaks. */
    Optional<String> broken(RawCall call, RawAnswer answer) {
        if (answer.isEmpty()) {
            return call.isWhole() ? Optional.of("no answer") : Optional.empty();
        }
        if (isOfAnotherProtocol(call, answer)) {
            return Optional.empty();
        }
        if (answer.status() < 200 || answer.status() >= 500) {
            return Optional.of("status " + answer.status());
        }
        if (INSIDES.matcher(answer.text()).find()) {
            return Optional.of("shows its insides");
        }
        if (secrets.stream().anyMatch(answer.text()::contains)) {
            return Optional.of("repeats a credential");
        }
        if (answer.head().toLowerCase().contains("\r\nx-injected")) {
            return Optional.of("a header of the caller's making");
        }
        return isOfTheServer(call, answer) ? Optional.empty() : ofOurs(call, answer);
    }

    /** The server may say by 501 that it does not speak the version in the request line, as RFC 9110 has it. */
    private static boolean isOfAnotherProtocol(RawCall call, RawAnswer answer) {
        return !call.version().startsWith("HTTP/1.")
                && answer.status() == 501
                && answer.body().isEmpty();
    }

    private static boolean isOfTheServer(RawCall call, RawAnswer answer) {
        boolean isNoDoor = !call.target().startsWith("/") && answer.status() == 404;
        return answer.body().isEmpty() && (isNoDoor || OF_THE_SERVER.contains(answer.status()));
    }

    /** Style and script of the page, whatever stands before. */
    private static boolean isPublic(RawCall call) {
        return call.target().contains("/page/");
    }

    private static Optional<String> ofOurs(RawCall call, RawAnswer answer) {
        if (!answer.head().toLowerCase().contains("\r\nx-request-id: ")) {
            return Optional.of("no request id");
        }
        if (!answer.hasHeader("Cache-Control: no-store") && !isPublic(call)) {
            return Optional.of("may be stored by caches");
        }
        boolean isExplained = isPublic(call) && answer.status() == 412
                || answer.body().contains("request_id\":\"")
                || answer.body().contains("(request id ")
                || answer.hasHeader("Content-Type: text/html;charset=UTF-8");
        boolean wantsOne = answer.status() >= 400 && !call.method().equals("HEAD");
        return wantsOne && !isExplained ? Optional.of("an error without a word") : Optional.empty();
    }
}
