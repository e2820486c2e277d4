/** The REST routes that clients of CoLink and VoicePing know; those of the contract need no code here. */
@NullMarked
package io.openspeak.presence.rest;

import org.jspecify.annotations.NullMarked;
