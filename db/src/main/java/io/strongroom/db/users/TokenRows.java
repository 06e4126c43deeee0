package io.strongroom.db.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The rows of personal tokens. */
@Singleton
class TokenRows implements PanacheRepositoryBase<TokenRow, UUID> {}
