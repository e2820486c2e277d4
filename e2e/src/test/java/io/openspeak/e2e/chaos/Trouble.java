package io.openspeak.e2e.chaos;

import java.util.Set;

/** When a disaster lasted and which pods it touched. */
record Trouble(String what, Set<Integer> pods, Span span) {

    Trouble {
        pods = Set.copyOf(pods);
    }

    boolean touches(int pod) {
        return pod == Stay.ANYWHERE || pods.contains(pod);
    }
}
