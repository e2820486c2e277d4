/** Lua scripts from resource files. */
@NullMarked
package io.openspeak.platform.redis.script;

import org.jspecify.annotations.NullMarked;
