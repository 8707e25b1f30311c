package io.drawbridge.secrets.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryClassesTest {

    @Test
    void areThoseThatTheMemoryIsMadeOf() throws ReflectiveOperationException {
        MountMemory memory = new MountMemory(GuardFixture.config(Map.of()), () -> 0);
        String caffeine = "com.github.benmanes.caffeine.cache.BoundedLocalCache";
        Object bounded = field(
                field(memory, MountMemory.class, "seen"),
                Class.forName(caffeine + "$BoundedLocalManualCache"),
                "cache");
        assertThat(bounded.getClass().getName()).isEqualTo(MemoryClasses.CACHE);
        assertThat(field(bounded, Class.forName(caffeine), "nodeFactory")
                        .getClass()
                        .getName())
                .isEqualTo(MemoryClasses.NODE);
    }

    private static Object field(Object owner, Class<?> declaring, String name) throws ReflectiveOperationException {
        Field field = declaring.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
