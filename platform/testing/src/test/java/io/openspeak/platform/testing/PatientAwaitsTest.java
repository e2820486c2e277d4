package io.openspeak.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.awaitility.Awaitility;
import org.awaitility.constraint.WaitConstraint;
import org.junit.jupiter.api.Test;

/** Conditions are waited for with patience, without a test's doing. */
class PatientAwaitsTest {

    @Test
    void conditions_areWaitedFor_forHalfAMinute() throws ReflectiveOperationException {
        Field constraint = Awaitility.class.getDeclaredField("defaultWaitConstraint");
        constraint.setAccessible(true);

        assertThat(((WaitConstraint) constraint.get(null)).getMaxWaitTime()).hasSeconds(30);
    }
}
