/** Memory: Flyway migrations, Hibernate ORM Panache, job tables, audit log. */
package io.strongroom.db;
