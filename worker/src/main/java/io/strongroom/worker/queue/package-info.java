/**
 * SQS: a hint that jobs are due. Messages may be lost, doubled or late; PostgreSQL is the truth. What the connector would
 * die of is kept from it here.
 */
@NullMarked
package io.strongroom.worker.queue;

import org.jspecify.annotations.NullMarked;
