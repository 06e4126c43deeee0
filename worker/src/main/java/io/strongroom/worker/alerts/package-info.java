/** Sends alerts: decides nothing about who is told, only carries it there and says how it went. */
@NullMarked
package io.strongroom.worker.alerts;

import org.jspecify.annotations.NullMarked;
