/** Signs people and services in: the verbs of auth-service and their ports. */
@NullMarked
package io.openspeak.auth;

import org.jspecify.annotations.NullMarked;
