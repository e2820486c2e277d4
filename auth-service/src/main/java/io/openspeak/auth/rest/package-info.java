/** What is published over REST beside the routes of auth.v1. */
@NullMarked
package io.openspeak.auth.rest;

import org.jspecify.annotations.NullMarked;
