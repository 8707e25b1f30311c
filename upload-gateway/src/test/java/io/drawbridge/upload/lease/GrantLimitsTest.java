package io.drawbridge.upload.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantLimitsTest {

    private static final GrantLimits PICTURES =
            new GrantLimits(OptionalLong.empty(), List.of("image/*", "Text/Plain"), false, Map.of());
    private static final GrantLimits NEW_ONES =
            new GrantLimits(OptionalLong.empty(), List.of(), true, Map.of("x-amz-tagging", "a=b"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "IMAGE/PNG",
                "image/svg+xml; charset=utf-8",
                "text/plain;charset=utf-8",
                "text/plain"
            })
    void aGrantedTypeIsStored(String type) {
        ObjectWrite write = write(Optional.of(type), new Precondition.None());
        assertThat(PICTURES.applied(write)).isEqualTo(write);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imag/png", "image", "text/html", "application/image/png", "", " ", "text/plainer"})
    void anotherTypeIsNot(String type) {
        assertRefused(PICTURES, write(Optional.of(type), new Precondition.None()), Reason.TYPE_NOT_GRANTED);
        assertRefused(PICTURES, write(Optional.empty(), new Precondition.None()), Reason.TYPE_NOT_GRANTED);
    }

    @Test
    void whereNothingMayBeReplacedTheStoreIsToldSo() {
        assertThat(NEW_ONES.applied(write(Optional.empty(), new Precondition.None()))
                        .precondition())
                .isEqualTo(new Precondition.Absent());
        assertThat(NEW_ONES.applied(write(Optional.empty(), new Precondition.Absent()))
                        .precondition())
                .isEqualTo(new Precondition.Absent());
        assertRefused(NEW_ONES, write(Optional.empty(), new Precondition.Matches("\"e\"")), Reason.FORBIDDEN);
    }

    @Test
    void tagsAndEncryptionOfTheGrantGoWithTheObject() {
        assertThat(NEW_ONES.applied(write(Optional.empty(), new Precondition.None()))
                        .attributes()
                        .settings())
                .isEqualTo(Map.of("x-amz-tagging", "a=b"));
    }

    private static void assertRefused(GrantLimits limits, ObjectWrite write, Reason reason) {
        assertThatThrownBy(() -> limits.applied(write))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static ObjectWrite write(Optional<String> type, Precondition precondition) {
        return new ObjectWrite(
                new UploadTarget(new BucketName("bkt"), new ObjectKey("uploads/a")),
                new ObjectAttributes(
                        type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                precondition);
    }
}
