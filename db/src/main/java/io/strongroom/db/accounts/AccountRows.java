package io.strongroom.db.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** The rows of accounts. */
@Singleton
class AccountRows implements PanacheRepositoryBase<AccountRow, String> {}
