/** REST v1. */
package io.strongroom.api;
