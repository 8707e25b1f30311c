package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the grant says beside who may write where. The store does not hold a session to it: the gateway does.
 *
 * @param maxObjectSize bytes; empty when there is no limit
 * @param contentTypes {@code type/subtype} or {@code type/*}; empty for any
 * @param createOnly whether nothing that is there may be replaced
 * @param headers of S3 that each object is written with: encryption and tags
 */
public record GrantLimits(
        OptionalLong maxObjectSize, List<String> contentTypes, boolean createOnly, Map<String, String> headers) {

    public static final GrantLimits NONE = new GrantLimits(OptionalLong.empty(), List.of(), false, Map.of());

    public GrantLimits {
        contentTypes =
                contentTypes.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
        headers = Map.copyOf(headers);
    }

    /**
     * The write as the grant wants it.
     *
     * @throws Refusal when the grant does not allow it
     */
    public ObjectWrite applied(ObjectWrite write) {
        requireType(write.attributes().contentType().orElse(""));
        return new ObjectWrite(
                write.target(), write.attributes().with(headers), createOnly ? absent(write) : write.precondition());
    }

    private void requireType(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!contentTypes.isEmpty() && contentTypes.stream().noneMatch(rule -> matches(rule, type))) {
            throw new Refusal(
                    Reason.TYPE_NOT_GRANTED,
                    "Send a Content-Type that the grant allows: " + String.join(", ", contentTypes) + ".");
        }
    }

    private static Precondition absent(ObjectWrite write) {
        if (write.precondition() instanceof Precondition.Matches) {
            throw new Refusal(Reason.FORBIDDEN, "This caller may create objects, and replace none.");
        }
        return new Precondition.Absent();
    }

    private static boolean matches(String rule, String type) {
        return rule.endsWith("/*") ? type.startsWith(rule.substring(0, rule.length() - 1)) : type.equals(rule);
    }
}
