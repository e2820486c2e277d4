/** The service of the contract, to which each feature brings its RPCs. */
@NullMarked
package io.openspeak.voice.grpc;

import org.jspecify.annotations.NullMarked;
