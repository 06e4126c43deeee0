/** api, web and worker in one process with embedded PostgreSQL and SQS; nothing but their start and their end. */
@NullMarked
package io.strongroom.standalone;

import org.jspecify.annotations.NullMarked;
