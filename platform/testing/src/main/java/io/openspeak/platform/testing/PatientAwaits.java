package io.openspeak.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What every test class waits for, it waits for 30 s instead of Awaitility's 10: machines have two cores, and stand still at times. JUnit
 * finds it by itself, wherever this module is on the class path.
 */
public final class PatientAwaits implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        // The test's own Awaitility: Quarkus loads one with each application, and its default is a static.
        Class.forName(
                        Awaitility.class.getName(),
                        true,
                        context.getRequiredTestClass().getClassLoader())
                .getMethod("setDefaultTimeout", Duration.class)
                .invoke(null, PATIENCE);
    }
}
