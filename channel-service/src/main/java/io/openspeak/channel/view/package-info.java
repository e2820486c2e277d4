/** All channels in this pod's memory: lists, snapshots, and what readers are told. */
@NullMarked
package io.openspeak.channel.view;

import org.jspecify.annotations.NullMarked;
