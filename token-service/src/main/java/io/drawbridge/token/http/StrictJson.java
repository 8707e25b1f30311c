package io.drawbridge.token.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.drawbridge.token.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads a request body that means exactly one thing: UTF-8, one object, known fields, each once, each of its own type.
 * Leniency here would be a second spelling of a permission.
 */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> List.of(
                            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .build();

    private static final String ONE_OBJECT = "The body must be one JSON object in UTF-8 that holds each field once.";

    private StrictJson() {}

    /** The body as this record, or a problem that says which field to correct. */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(decode(body), type);
            if (value == null) {
                throw ProblemException.invalid(ONE_OBJECT);
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.invalid("The body holds an unknown field. The fields are: " + fields(e) + ".");
        } catch (MismatchedInputException e) {
            throw ProblemException.invalid(e.getPath().isEmpty() ? ONE_OBJECT : wrongType(e));
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(ONE_OBJECT);
        }
    }

    /** Not left to Jackson, which also takes UTF-16 and UTF-32, and overlong spellings of UTF-8. */
    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid(ONE_OBJECT);
        }
    }

    private static String fields(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String wrongType(MismatchedInputException e) {
        List<Reference> path = e.getPath();
        boolean isOfList = path.get(path.size() - 1).getFieldName() == null;
        String expected = named(e.getTargetType());
        String field = path.stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return "The field '" + field + "' must be " + (isOfList ? listOf(expected) : expected) + ".";
    }

    private static String listOf(String expected) {
        return switch (expected) {
            case "made of text" -> "a list of strings";
            case "a whole number" -> "a list of whole numbers";
            default -> "a list as documented";
        };
    }

    private static String named(Class<?> type) {
        if (type == null || Collection.class.isAssignableFrom(type)) {
            return "a list of strings";
        }
        if (type == String.class) {
            return "made of text";
        }
        if (type.isRecord()) {
            return "an object";
        }
        return type == Boolean.class ? "true or false" : "a whole number";
    }
}
