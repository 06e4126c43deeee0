/**
 * The hundred controls: pure judgements on an inventory, one file each, in a package per family; the catalogue of them
 * and the engine that applies them. Nothing here reads or stores anything.
 */
@NullMarked
package io.strongroom.domain.controls;

import org.jspecify.annotations.NullMarked;
