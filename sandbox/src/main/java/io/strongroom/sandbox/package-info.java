/** A simulated AWS organization behind the SDK's client interfaces. */
package io.strongroom.sandbox;
