/** Attacks that are played in the simulated organization, for people to practise on. Nothing here reaches an AWS account. */
@NullMarked
package io.strongroom.sandbox.drills;

import org.jspecify.annotations.NullMarked;
