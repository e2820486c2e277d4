package io.openspeak.voice.routing;

import io.smallrye.mutiny.Uni;

/** How far the membership view has come. */
public interface MembershipProgress {

    /** True as soon as the view has reached the position, false if that takes too long; a refusal if it is not a position. */
    Uni<Boolean> reached(String position);
}
