/** Coverage, policies, tags, frameworks and reports: GOV. */
@NullMarked
package io.strongroom.domain.controls.governance;

import org.jspecify.annotations.NullMarked;
