/** What is wrong, where, and what would repair it: lists, one finding, its triage and export. */
@NullMarked
package io.strongroom.web.findings;

import org.jspecify.annotations.NullMarked;
