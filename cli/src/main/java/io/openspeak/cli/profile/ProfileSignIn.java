package io.openspeak.cli.profile;

import io.openspeak.cli.CliFailure;
import io.openspeak.client.signin.KeptSignIn;
import io.openspeak.client.signin.SignedIn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The sign-in in a profile's file. A shell and the commands beside it share it: each looks at the file before it renews the
 * tokens, and a lock on the folder lets one renew at a time.
 */
record ProfileSignIn(ProfileStore store, String name) implements KeptSignIn {

    /** File locks count between processes; this one counts between threads. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    @Override
    public SignedIn renew(UnaryOperator<SignedIn> renewal) {
        IN_THIS_PROCESS.lock();
        try (FileChannel file = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            return renewLocked(renewal);
        } catch (IOException e) {
            throw new CliFailure(
                    "can't keep the sign-in of " + name + ": " + e.getMessage(),
                    "make the folder " + store.folder() + " writable or set OPENSPEAK_CLI_HOME",
                    e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private SignedIn renewLocked(UnaryOperator<SignedIn> renewal) throws IOException {
        StoredProfile stored = store.read(name).orElseThrow(this::signedOut);
        SignedIn kept = stored.signIn().orElseThrow(this::signedOut);
        SignedIn renewed = renewal.apply(kept);
        if (!renewed.equals(kept)) {
            store.write(StoredProfile.of(stored.endpoints(), renewed));
        }
        return renewed;
    }

    private CliFailure signedOut() {
        return new CliFailure(name + " is not signed in here any more", "sign in again: login " + name);
    }

    private Path lockFile() {
        return store.folder().resolve("lock");
    }
}
