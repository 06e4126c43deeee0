/**
 * Alerts: whom a change of an incident is told, when, in which words, and what becomes of a telling that fails. Sending is the
 * worker's. What is told is thin: no document of a policy and no payload of an event leaves by this way.
 */
@NullMarked
package io.strongroom.domain.alerts;

import org.jspecify.annotations.NullMarked;
