package io.openspeak.auth.domain;

/**
 * What is kept of a password: a PHC string, which names its own parameters. Never printed.
 *
 * @param phc for example {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}
 */
public record PasswordHash(String phc) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
