/** Controls on logging, detection, restore tests and health: whether someone would notice, and whether backups work. */
@NullMarked
package io.strongroom.domain.controls.monitoring;

import org.jspecify.annotations.NullMarked;
