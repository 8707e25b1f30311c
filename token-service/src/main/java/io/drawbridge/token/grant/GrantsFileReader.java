package io.drawbridge.token.grant;

import io.drawbridge.token.file.FileFormatException;
import io.drawbridge.token.file.YamlMap;
import io.drawbridge.token.file.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the mounted file: a mapping {@code grants} of names to grants, with the keys of the configuration. */
final class GrantsFileReader {

    private final List<Grant> configured;
    private final GrantRule rule;

    /** The configured grants stay beside those of the file, which must not take their names. */
    GrantsFileReader(List<Grant> configured, GrantRule rule) {
        this.configured = List.copyOf(configured);
        this.rule = rule;
    }

    /** All grants; or {@link FileFormatException} with all that is wrong, one finding for each grant. */
    Grants read(String file, String content) {
        YamlMap document = YamlMap.parse(file, content);
        document.allowOnly("grants");
        List<Grant> all = new ArrayList<>(configured);
        all.addAll(document.get("grants").map().each(this::read));
        return new Grants(all);
    }

    private Grant read(Map.Entry<String, YamlValue> entry) {
        String name = entry.getKey();
        if (configured.stream().anyMatch(grant -> grant.name().equals(name))) {
            throw new FileFormatException(
                    entry.getValue().keyPlace(),
                    "the grant '" + name + "' is already in the configuration (drawbridge.grants.\"" + name + "\")");
        }
        GrantFileEntry written = new GrantFileEntry(entry.getValue().map());
        Grant grant = new GrantReader(name, written, written).read();
        rule.brokenBy(grant).ifPresent(broken -> {
            throw written.refuse(broken.key(), -1, broken.advice());
        });
        return grant;
    }
}
