/** Who may see how well streams do. */
@NullMarked
package io.openspeak.voice.quality;

import org.jspecify.annotations.NullMarked;
