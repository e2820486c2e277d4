package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Groups in which everybody may talk at once. */
@DefaultBean
@ApplicationScoped
class OpenFloors implements GroupFloors {

    @Override
    public GroupFloor enter(ChannelId group, UserId user, String connection, Told told) {
        return new GroupFloor() {
            @Override
            public boolean needed() {
                return false;
            }

            @Override
            public Uni<Answer> ask() {
                return Uni.createFrom().item(Answer.GRANTED);
            }

            @Override
            public void release() {}

            @Override
            public long token(long now) {
                return 0;
            }

            @Override
            public boolean mayOpen() {
                return false;
            }

            @Override
            public void leave(boolean forGood) {}
        };
    }
}
