/**
 * What AWS tells of what happens: one event of CloudTrail or of a service, read from its EventBridge envelope, and the
 * store of them. What an event means is decided in {@code incidents}.
 */
@NullMarked
package io.strongroom.domain.events;

import org.jspecify.annotations.NullMarked;
