package io.drawbridge.devstack.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that needs real servers: it has the tag {@code real}, and where one of the executables is not
 * installed it is skipped with the reason on a laptop, and fails in CI (environment variable {@code CI}) or under
 * {@code -Dservers=required}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("real")
@ExtendWith(InstalledCondition.class)
public @interface EnabledIfInstalled {

    /** Names of executables, such as {@code weed} and {@code bao}. */
    String[] value();
}
