/** Messages as JSON: protobuf's canonical mapping with the field names of the contract. */
@NullMarked
package io.openspeak.platform.rest.json;

import org.jspecify.annotations.NullMarked;
