/** Controls on running it: metrics, drift between assessments, alerts, and Strongroom itself. */
@NullMarked
package io.strongroom.domain.controls.operations;

import org.jspecify.annotations.NullMarked;
