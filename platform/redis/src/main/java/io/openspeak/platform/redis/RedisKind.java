package io.openspeak.platform.redis;

/** What answers under the address of Redis. */
public enum RedisKind {
    /** One that has all keys. */
    WHOLE,
    /** A Cluster, where a command may touch one hash slot only. */
    CLUSTER
}
