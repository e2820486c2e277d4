/** REST routes out of the contracts: a request becomes a message, its RPC is called as gRPC would call it, the answer becomes JSON. */
@NullMarked
package io.openspeak.platform.rest;

import org.jspecify.annotations.NullMarked;
