package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.ADMIN;
import static io.openspeak.channel.redis.Pods.done;
import static io.openspeak.channel.redis.Pods.outcome;
import static io.openspeak.channel.redis.Pods.person;
import static io.openspeak.channel.redis.Pods.to;
import static io.openspeak.channel.redis.Pods.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.deletion.ChannelEnds;
import io.openspeak.channel.directory.Directory;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.Link;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing and deleting channels through two pods. */
class DirectoryTest {

    private static final ChannelChange RENAMED = new ChannelChange(
            Optional.of("New"),
            Optional.of("Topic"),
            Optional.of(1),
            Optional.of(64),
            Optional.empty(),
            Optional.of(7),
            Optional.empty(),
            Optional.empty());

    private static Pods pods;

    @BeforeAll
    static void start() {
        pods = new Pods();
    }

    @AfterAll
    static void stop() {
        pods.close();
    }

    @BeforeEach
    void forget() {
        pods.flush();
    }

    @Test
    void update_fields_isOneFactThatHoldsTheChannel() {
        pods.create("a", "");
        done(join("a", "alice"));

        Directory.Changed changed = done(pods.two.directory.update(ADMIN, new ChannelId("a"), RENAMED));

        assertThat(done(pods.one.store.find(new ChannelId("a")))).contains(changed.channel());
        List<ChannelFact> facts = pods.facts("a");
        assertThat(facts).hasSize(3);
        assertThat(facts.getLast().getUpdated())
                .isEqualTo(io.openspeak.channel.contract.ChannelMessages.message(changed.channel()));
        assertThat(facts.stream().map(ChannelFact::getVersion)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void update_capacityBelowMembers_keepsThemAndAdmitsNoMore() {
        pods.create("a", "");
        done(join("a", "alice"));
        done(join("a", "bob"));

        done(pods.one.directory.update(ADMIN, new ChannelId("a"), RENAMED));

        assertThat(outcome(join("a", "carol"))).isEqualTo("channel_full");
        assertThat(done(pods.one.store.find(new ChannelId("a"))).orElseThrow().memberCount())
                .isEqualTo(2);
    }

    @Test
    void update_manyAtOnce_loseNothing() {
        pods.create("a", "");

        List<Uni<String>> changes = IntStream.range(0, 10)
                .mapToObj(i ->
                        told(pods.pod(i).directory.update(ADMIN, new ChannelId("a"), i % 2 == 0 ? RENAMED : to(""))))
                .toList();

        assertThat(done(Uni.join().all(changes).andFailFast())).containsOnly("ok");
        assertThat(pods.facts("a")).hasSize(11);
    }

    @Test
    void update_byMember_isForbidden() {
        pods.create("a", "");

        assertThat(outcome(pods.one.directory.update(person("alice"), new ChannelId("a"), RENAMED)))
                .isEqualTo("forbidden");
    }

    @Test
    void create_belowEleventh_isInvalid() {
        String parent = "";
        for (int depth = 1; depth <= 10; depth++) {
            pods.create("d" + depth, parent);
            parent = "d" + depth;
        }

        assertThat(outcome(pods.one.directory.create(ADMIN, pods.channel("d11", "d10"))))
                .isEqualTo("invalid_request");
        assertThat(pods.keys("*children:d10")).isEmpty();
    }

    @Test
    void move_belowItself_isInvalid() {
        pods.create("a", "");
        pods.create("b", "a");

        assertThat(outcome(pods.one.directory.update(ADMIN, new ChannelId("a"), to("b"))))
                .isEqualTo("invalid_request");
        assertThat(outcome(pods.one.directory.update(ADMIN, new ChannelId("a"), to("a"))))
                .isEqualTo("invalid_request");
    }

    @Test
    void move_atOnceOnTwoPods_neverMakesARingAndKeepsLinks() {
        Random random = new Random(1);
        for (int i = 0; i < 8; i++) {
            pods.create("c" + i, "");
        }
        for (int round = 0; round < 12; round++) {
            List<Uni<String>> moves = IntStream.range(0, 6)
                    .mapToObj(i -> told(pods.pod(i)
                            .directory
                            .update(
                                    ADMIN,
                                    new ChannelId("c" + random.nextInt(8)),
                                    to(random.nextInt(5) == 0 ? "" : "c" + random.nextInt(8)))))
                    .toList();

            assertThat(done(Uni.join().all(moves).andFailFast())).isSubsetOf("ok", "invalid_request");
            assertTreeIsSound(8);
        }
    }

    @Test
    void update_parentThatItHas_whileOthersMoveIt_keepsLinks() {
        pods.create("c0", "");
        pods.create("c1", "");
        pods.create("c2", "c0");
        for (int round = 0; round < 20; round++) {
            List<Uni<String>> updates = IntStream.range(0, 6)
                    .mapToObj(i -> told(pods.pod(i).directory.update(ADMIN, new ChannelId("c2"), to("c" + i % 3 % 2))))
                    .toList();

            assertThat(done(Uni.join().all(updates).andFailFast())).containsOnly("ok");
            assertTreeIsSound(3);
        }
    }

    @Test
    void delete_withMembers_eachLeavesOnceAndNothingIsLeft() {
        pods.create("a", "");
        for (int i = 0; i < 500; i++) {
            done(join("a", "user-" + i));
        }

        done(pods.two.deletion.delete(ADMIN, new ChannelId("a"), "Closed for good"));

        List<ChannelFact> facts = pods.facts("a");
        assertThat(facts.stream().filter(ChannelFact::hasMemberLeft))
                .hasSize(500)
                .allMatch(fact -> fact.getMemberLeft().getReason() == LeaveReason.LEAVE_REASON_CHANNEL_DELETED);
        assertThat(facts.getLast().getDeleted().getReason()).isEqualTo("Closed for good");
        assertThat(facts.getLast().getActorId()).isEqualTo("root");
        assertThat(pods.keys("*:a")).isEmpty();
        assertThat(pods.keys("*closing*")).isEmpty();
        assertThat(pods.keys("*directory")).isEmpty();
    }

    @Test
    void delete_whilePeopleJoin_leavesNoSeat() {
        for (int round = 0; round < 10; round++) {
            String id = "busy" + round;
            pods.create(id, "");
            List<Uni<String>> acts = new ArrayList<>();
            IntStream.range(0, 40).forEach(i -> acts.add(told(join(id, "user-" + i))));
            acts.add(told(pods.two.deletion.delete(ADMIN, new ChannelId(id), "")));
            IntStream.range(40, 80).forEach(i -> acts.add(told(join(id, "user-" + i))));

            assertThat(done(Uni.join().all(acts).andFailFast())).isSubsetOf("ok", "channel_not_found");
            assertThat(pods.keys("*:" + id)).isEmpty();
            List<ChannelFact> facts = pods.facts(id);
            assertThat(facts.stream().filter(ChannelFact::hasMemberJoined).count())
                    .isEqualTo(facts.stream().filter(ChannelFact::hasMemberLeft).count());
            assertThat(facts.getLast().hasDeleted()).isTrue();
        }
    }

    @Test
    void delete_withChildren_isRefusedUntilTheyAreGone() {
        pods.create("a", "");
        pods.create("b", "a");
        ChannelId a = new ChannelId("a");

        assertThat(outcome(pods.one.deletion.delete(ADMIN, a, ""))).isEqualTo("channel_has_children");
        done(pods.one.deletion.delete(ADMIN, new ChannelId("b"), ""));
        assertThat(outcome(pods.one.deletion.delete(ADMIN, a, ""))).isEqualTo("ok");
        assertThat(outcome(pods.one.deletion.delete(ADMIN, a, ""))).isEqualTo("channel_not_found");
    }

    @Test
    void delete_whileChildrenAreMade_leavesNoOrphan() {
        for (int round = 0; round < 20; round++) {
            String parent = "p" + round;
            pods.create(parent, "");
            List<Uni<String>> acts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                acts.add(told(pods.pod(i).directory.create(ADMIN, pods.channel(parent + "-" + i, parent))));
                acts.add(told(pods.pod(i + 1).deletion.delete(ADMIN, new ChannelId(parent), "")));
            }
            done(Uni.join().all(acts).andFailFast());

            boolean gone = done(pods.one.store.find(new ChannelId(parent))).isEmpty();
            long children = IntStream.range(0, 4)
                    .filter(i -> done(pods.one.store.find(new ChannelId(parent + "-" + i)))
                            .isPresent())
                    .count();
            assertThat(gone && children > 0).isFalse();
        }
    }

    @Test
    void delete_linkOfAPodThatDied_isGivenUpForGood() {
        pods.create("a", "");
        ChannelId a = new ChannelId("a");
        Link link = Link.random();
        Channel child = pods.channel("late", "a");
        done(pods.one.tree.adopt(a, link, child.id()));

        done(pods.two.deletion.delete(ADMIN, a, ""));

        assertThat(done(pods.one.store.create(child, Optional.of(link), ADMIN.user())))
                .isInstanceOf(io.openspeak.channel.Outcome.Overtaken.class);
    }

    @Test
    void delete_podDiedAfterClosing_anotherGoesOn() {
        pods.create("p", "");
        pods.create("a", "p");
        done(join("a", "alice"));
        ChannelId a = new ChannelId("a");
        done(pods.one.ends.close(
                a, new ChannelEnds.Cause(Optional.of(new UserId("root")), "Why not"), pods.clock.instant()));
        assertThat(outcome(join("a", "bob"))).isEqualTo("channel_not_found");

        pods.clock.advance(Duration.ofSeconds(11));
        done(pods.two.sweeper.sweep());

        assertThat(pods.facts("a").getLast().getDeleted().getReason()).isEqualTo("Why not");
        assertThat(pods.facts("a").get(2).getMemberLeft().getUserId()).isEqualTo("alice");
        assertThat(pods.keys("*children:p")).isEmpty();
    }

    @Test
    void create_idOfADeletedChannel_goesOnAboveItsVersion() {
        pods.create("a", "");
        done(pods.one.deletion.delete(ADMIN, new ChannelId("a"), ""));

        Directory.Changed again = done(pods.one.directory.create(ADMIN, pods.channel("a", "")));

        assertThat(again.channel().version()).isEqualTo(3);
        assertThat(pods.facts("a").getLast().getCreated().getVersion()).isEqualTo(3);
    }

    @Test
    void initialChannel_deleted_staysSo() {
        Channel general = pods.channel("general", "");
        done(pods.one.store.createInitial(general));
        done(pods.one.deletion.delete(ADMIN, general.id(), ""));

        done(pods.two.store.createInitial(general));

        assertThat(done(pods.one.store.find(general.id()))).isEmpty();
    }

    private static Uni<?> join(String channel, String user) {
        return pods.join(user.hashCode(), person(user), channel);
    }

    private static void assertTreeIsSound(int channels) {
        for (int i = 0; i < channels; i++) {
            Set<String> seen = new HashSet<>();
            Optional<ChannelId> here = Optional.of(new ChannelId("c" + i));
            while (here.isPresent()) {
                ChannelId id = here.get();
                assertThat(seen.add(id.value())).as("ring at " + id).isTrue();
                var kept = done(pods.one.store.findKept(id)).orElseThrow();
                kept.channel()
                        .parent()
                        .ifPresent(parent -> assertThat(done(pods.one.tree.someChildren(parent)))
                                .containsEntry(kept.link().orElseThrow(), id));
                here = kept.channel().parent();
            }
        }
        long links = pods.keys("*children:*").stream()
                .mapToLong(key -> java.util.Objects.requireNonNull(
                                done(pods.redis.send(io.vertx.mutiny.redis.client.Command.HLEN, key)))
                        .toLong())
                .sum();
        long below = IntStream.range(0, channels)
                .filter(i -> done(pods.one.store.findKept(new ChannelId("c" + i)))
                        .orElseThrow()
                        .link()
                        .isPresent())
                .count();
        assertThat(links).isEqualTo(below);
    }
}
