/** api, web and worker in one process with embedded PostgreSQL and SQS. */
package io.strongroom.standalone;
