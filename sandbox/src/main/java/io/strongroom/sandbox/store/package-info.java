/** Where the simulated accounts are kept: JSON documents, in memory or in PostgreSQL. Knows nothing about AWS. */
@NullMarked
package io.strongroom.sandbox.store;

import org.jspecify.annotations.NullMarked;
