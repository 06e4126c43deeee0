/**
 * Events that the detectors' own tests did not make, each with what it must open: attacks after published techniques, what
 * people, platforms and services do every day, and noise. The labels in {@code resources/corpus} were written from the
 * list of what is to be detected, not from the detectors.
 */
package io.strongroom.domain.incidents.corpus;
