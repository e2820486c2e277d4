package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.v1.ListMembersResponse;
import java.util.List;
import java.util.Optional;

/** Pages of a list of members. */
public final class MemberPages {

    private MemberPages() {}

    /** The page that begins after that user id. */
    public static ListMembersResponse page(List<Member> all, Optional<String> after, int size) {
        List<Member> rest = all.stream()
                .filter(member -> after.isEmpty() || member.user().value().compareTo(after.get()) > 0)
                .toList();
        List<Member> page = rest.subList(0, Math.min(size, rest.size()));
        return ListMembersResponse.newBuilder()
                .addAllMembers(page.stream().map(MemberMessages::message).toList())
                .setNextPageToken(
                        page.size() < rest.size() ? page.getLast().user().value() : "")
                .build();
    }
}
