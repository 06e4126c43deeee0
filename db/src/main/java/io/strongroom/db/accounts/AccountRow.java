package io.strongroom.db.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account's row. */
@Entity(name = "AccountRow")
@Table(name = "accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AccountRow {
    @Id
    String id;

    String name;

    @Column(name = "ou_path")
    String ouPath;

    String status;
    boolean simulated;

    Account account() {
        return new Account(new AccountId(id), name, ouPath, Account.Status.valueOf(status), simulated);
    }
}
