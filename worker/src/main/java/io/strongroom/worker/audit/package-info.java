/** Lets the audit log grow: the loop that gives facts their places, the key that signs its head, the file that anchors it. */
@NullMarked
package io.strongroom.worker.audit;

import org.jspecify.annotations.NullMarked;
