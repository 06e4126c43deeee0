/** Qute dashboard. */
package io.strongroom.web;
