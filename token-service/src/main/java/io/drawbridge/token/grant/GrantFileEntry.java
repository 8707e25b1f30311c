package io.drawbridge.token.grant;

import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.file.Place;
import io.drawbridge.token.file.YamlMap;
import io.drawbridge.token.file.YamlText;
import io.drawbridge.token.file.YamlValue;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One grant as the file has it: the keys of the configuration, each known by its line. */
final class GrantFileEntry implements GrantsConfig.Entry, GrantSource {

    private static final Duration USUAL_MAX_TTL = Duration.ofHours(1);

    private final YamlMap map;

    GrantFileEntry(YamlMap map) {
        map.allowOnly(
                "subjects",
                "groups",
                "kinds",
                "bucket",
                "keys",
                "actions",
                "default-ttl",
                "max-ttl",
                "max-object-size",
                "content-types",
                "create-only",
                "sse",
                "kms-key-id",
                "tags",
                "issuer",
                "role-arn");
        this.map = map;
    }

    @Override
    public RuntimeException refuse(String key, int index, String advice) {
        Place place = map.find(key).map(value -> place(value, index)).orElse(map.place());
        return new FileFormatException(place, key.isEmpty() ? advice : key + ": " + advice);
    }

    @Override
    public Optional<List<String>> subjects() {
        return texts("subjects");
    }

    @Override
    public Optional<List<String>> groups() {
        return texts("groups");
    }

    @Override
    public Optional<List<String>> kinds() {
        return texts("kinds");
    }

    @Override
    public String bucket() {
        return map.get("bucket").text().value();
    }

    @Override
    public List<String> keys() {
        return values(map.get("keys"));
    }

    @Override
    public List<String> actions() {
        return values(map.get("actions"));
    }

    @Override
    public Optional<Duration> defaultTtl() {
        return duration("default-ttl");
    }

    @Override
    public Duration maxTtl() {
        return duration("max-ttl").orElse(USUAL_MAX_TTL);
    }

    @Override
    public Optional<MemorySize> maxObjectSize() {
        return scalar("max-object-size", new MemorySizeConverter()::convert, "must be a size such as 10M or 5G");
    }

    @Override
    public Optional<List<String>> contentTypes() {
        return texts("content-types");
    }

    @Override
    public boolean createOnly() {
        return map.find("create-only").map(YamlValue::bool).orElse(false);
    }

    @Override
    public Optional<String> sse() {
        return text("sse");
    }

    @Override
    public Optional<String> kmsKeyId() {
        return text("kms-key-id");
    }

    @Override
    public Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        map.find("tags").ifPresent(value -> value.textMap().forEach((key, text) -> tags.put(key, text.value())));
        return tags;
    }

    @Override
    public Optional<IssuerType> issuer() {
        return map.find("issuer").map(YamlValue::text).map(text -> text.as(IssuerType::parse));
    }

    @Override
    public Optional<String> roleArn() {
        return text("role-arn");
    }

    private Optional<Duration> duration(String key) {
        return scalar(key, new DurationConverter()::convert, "must be a lifetime such as 30m or 2h");
    }

    private Optional<String> text(String key) {
        return map.find(key).map(YamlValue::text).map(YamlText::value);
    }

    private Optional<List<String>> texts(String key) {
        return map.find(key).map(GrantFileEntry::values);
    }

    private static List<String> values(YamlValue list) {
        return list.texts().stream().map(YamlText::value).toList();
    }

    private <T> Optional<T> scalar(String key, Function<String, T> parse, String advice) {
        return map.find(key).map(value -> {
            YamlText text = value.scalar();
            try {
                return parse.apply(text.value());
            } catch (IllegalArgumentException e) {
                throw new FileFormatException(text.place(), key + ": " + advice);
            }
        });
    }

    private static Place place(YamlValue value, int index) {
        return index < 0 ? value.place() : value.texts().get(index).place();
    }
}
