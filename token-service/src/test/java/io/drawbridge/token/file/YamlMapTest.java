package io.drawbridge.token.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drawbridge.token.scope.BucketName;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlMapTest {

    @Test
    void givesWhatIsWritten() {
        YamlMap map = parse(
                """
                name: alice
                quoted: "123"
                size: 5G
                count: 1000
                flag: true
                list: [a, "2"]
                inner:
                  deep: x
                """);
        map.allowOnly("name", "quoted", "size", "count", "flag", "list", "inner");
        assertThat(map.get("name").text().value()).isEqualTo("alice");
        assertThat(map.get("quoted").text().value()).isEqualTo("123");
        assertThat(map.get("size").scalar().value()).isEqualTo("5G");
        assertThat(map.get("count").scalar().value()).isEqualTo("1000");
        assertThat(map.get("flag").bool()).isTrue();
        assertThat(map.get("list").texts()).extracting(YamlText::value).containsExactly("a", "2");
        assertThat(map.get("inner").textMap()).hasSize(1);
        assertThat(map.find("other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a: [b; 1:6: is not YAML",
                "a: b\\n  c: d; 2:4: is not YAML",
                "a: \\t@; 1:",
                "a: *nothing; 1:4: is not YAML",
                "''; 1:1: must be a mapping",
                "[a]; 1:1: must be a mapping",
                "a: 1\\nb: 2\\n'a': 3; 3:1: the key 'a' is already in line 1",
                "[a]: 1; 1:1: a key must be text",
                "a: 1\\n---\\nb: 2; 2:1: is not YAML"
            })
    void saysWhereAFileIsNoMapping(String content, String message) {
        assertThatThrownBy(() -> parse(content.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith("f.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "v: 12; 1:4: must be text: put it in quotes",
                "v: 2026-01-01; 1:4: must be text: put it in quotes",
                "v: yes; 1:4: must be text: put it in quotes",
                "v: !!binary aGk=; 1:4: must be text: put it in quotes",
                "v:; 1:3: must be text",
                "v: {a: b}; 1:4: must be text"
            })
    void wantsText(String content, String message) {
        assertThatThrownBy(() -> parse(content).get("v").text()).hasMessage("f.yaml:" + message);
    }

    @Test
    void wantsTheTypeThatIsAskedFor() {
        YamlMap map = parse("one: a\nmany:\n- a\n- 2\nmap: {a: [b]}");
        assertThatThrownBy(() -> map.get("one").texts()).hasMessageStartingWith("f.yaml:1:6: must be a list of text");
        assertThatThrownBy(() -> map.get("many").texts()).hasMessage("f.yaml:4:3: must be text: put it in quotes");
        assertThatThrownBy(() -> map.get("one").map()).hasMessageStartingWith("f.yaml:1:6: must be a mapping");
        assertThatThrownBy(() -> map.get("one").bool()).hasMessage("f.yaml:1:6: must be true or false");
        assertThatThrownBy(() -> map.get("many").scalar()).hasMessage("f.yaml:3:1: must be one value");
        assertThatThrownBy(() -> map.get("map").textMap()).hasMessage("f.yaml:5:10: must be text");
        assertThatThrownBy(() -> map.get("other")).hasMessage("f.yaml:1:1: 'other' is missing");
    }

    @Test
    void findsAllThatIsWrong() {
        YamlMap map = parse("a: {bucket: UP}\nb: {bucket: bkt}\nc: {bucket: up*}");
        FileFormatException wrong =
                catchThrowableOfType(FileFormatException.class, () -> map.each(YamlMapTest::bucket));
        assertThat(wrong.findings())
                .extracting(finding -> finding.place().toString())
                .isEqualTo(List.of("f.yaml:1:13", "f.yaml:3:13"));
        assertThat(wrong).hasMessageNotContaining("UP");
        assertThatThrownBy(() -> parse("a: 1\nb: 2\nc: 3").allowOnly("a"))
                .hasMessage("f.yaml:2:1: unknown key 'b'; known here: a\nf.yaml:3:1: unknown key 'c'; known here: a");
    }

    /** Whatever is in the file, it is read or refused with a place. */
    @Property
    void refusesNonsenseByItsPlace(@ForAll String content) {
        try {
            assertThat(parse(content)).isNotNull();
        } catch (FileFormatException e) {
            assertThat(e.findings().get(0).place().line()).isPositive();
        }
    }

    @Test
    void doesNotExplode() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append(String.format("a%d: &a%d [*a%d, *a%d]%n", i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> parse(bomb.toString())).isInstanceOf(FileFormatException.class);
        assertThatThrownBy(() -> parse("a: " + "[".repeat(5000) + "]".repeat(5000)))
                .isInstanceOf(FileFormatException.class);
    }

    private static BucketName bucket(Map.Entry<String, YamlValue> entry) {
        return entry.getValue().map().get("bucket").text().as(BucketName::new);
    }

    private static YamlMap parse(String content) {
        return YamlMap.parse("f.yaml", content);
    }
}
