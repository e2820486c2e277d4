/** Routes as contracts name them ({@code google.api.http}); knows descriptors, nothing of HTTP servers. */
@NullMarked
package io.openspeak.platform.rest.contract;

import org.jspecify.annotations.NullMarked;
