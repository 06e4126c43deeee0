/** Keeps posture: verdicts counted by account, Region and control, and what is added up from that. */
@NullMarked
package io.strongroom.db.posture;

import org.jspecify.annotations.NullMarked;
