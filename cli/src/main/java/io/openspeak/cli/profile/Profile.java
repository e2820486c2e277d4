package io.openspeak.cli.profile;

import io.openspeak.client.call.Endpoints;
import io.openspeak.client.signin.Credential;

/** A person who signed in on this machine, and where; its name is the user id. */
public record Profile(String name, Endpoints endpoints, Credential credential) {}
