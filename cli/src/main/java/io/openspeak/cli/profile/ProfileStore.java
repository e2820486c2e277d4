package io.openspeak.cli.profile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.openspeak.cli.CliFailure;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.signin.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Profiles in a folder, one file each that only its owner can read, and the name of the latest sign-in. */
public final class ProfileStore {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path folder;

    public ProfileStore(Path folder) {
        this.folder = folder;
    }

    /** Where this person's profiles are kept. */
    public static ProfileStore of(Map<String, String> environment) {
        String home = environment.get("OPENSPEAK_CLI_HOME");
        return new ProfileStore(
                home != null && !home.isBlank()
                        ? Path.of(home)
                        : Path.of(environment.getOrDefault("HOME", "."), ".config", "openspeak"));
    }

    public Path folder() {
        return folder;
    }

    /** Keeps the profile and makes it the one that acts when none is named. */
    public void save(Profile profile) {
        save(StoredProfile.of(profile));
    }

    /** Keeps a sign-in that goes on by its refresh token, likewise. */
    public void save(Endpoints endpoints, SignedIn signIn) {
        save(StoredProfile.of(endpoints, signIn));
    }

    private void save(StoredProfile profile) {
        try {
            Files.createDirectories(folder);
            write(profile);
            writePrivately(latestFile(), profile.user());
        } catch (IOException e) {
            throw new CliFailure(
                    "can't keep the sign-in in " + folder + ": " + e.getMessage(),
                    "make the folder writable or set OPENSPEAK_CLI_HOME",
                    e);
        }
    }

    public Optional<Profile> find(String name) {
        return read(name).map(stored -> stored.profile(new ProfileSignIn(this, name)));
    }

    /** Writes a profile that is there already. */
    void write(StoredProfile profile) throws IOException {
        writePrivately(fileOf(profile.user()), GSON.toJson(profile));
    }

    Optional<StoredProfile> read(String name) {
        Path file = fileOf(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            StoredProfile stored = GSON.fromJson(Files.readString(file), StoredProfile.class);
            stored.requireUsable();
            return Optional.of(stored);
        } catch (IOException | JsonParseException | IllegalArgumentException | NullPointerException e) {
            // Without the cause: a parser's message may quote the token.
            throw new CliFailure("can't read the sign-in in " + file, "sign in again: login " + name);
        }
    }

    /** Name of the latest sign-in that is still there. */
    public Optional<String> latest() {
        try {
            return Files.exists(latestFile())
                    ? Optional.of(Files.readString(latestFile()).strip()).filter(name -> Files.exists(fileOf(name)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Forgets a sign-in; false: there was none. */
    public boolean remove(String name) {
        try {
            return Files.deleteIfExists(fileOf(name));
        } catch (IOException e) {
            throw new CliFailure("can't delete " + fileOf(name) + ": " + e.getMessage(), "delete the file by hand", e);
        }
    }

    private Path fileOf(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CliFailure(
                    "\"" + name + "\" is no profile name", "use 1 to 64 characters out of A-Z a-z 0-9 _ . : @ -");
        }
        return folder.resolve(name + ".json");
    }

    private Path latestFile() {
        return folder.resolve("latest");
    }

    /** Writes beside and moves over, so that a reader never meets half a file, and a secret is never readable by others. */
    private void writePrivately(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(
                folder,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
