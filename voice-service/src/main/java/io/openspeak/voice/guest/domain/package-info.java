/** Rules of when a guest is heard, and when it is asked again whether it may be: plain Java. */
@NullMarked
package io.openspeak.voice.guest.domain;

import org.jspecify.annotations.NullMarked;
