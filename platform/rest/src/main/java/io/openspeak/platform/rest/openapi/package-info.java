/** The OpenAPI document of the routes, out of the same contracts. */
@NullMarked
package io.openspeak.platform.rest.openapi;

import org.jspecify.annotations.NullMarked;
