/**
 * Checks an exported audit log with nothing but a JDK. It shares no code with the server on purpose: what the one got wrong,
 * the other finds. Small enough to be read before it is believed.
 */
package io.strongroom.verifier;
