package io.strongroom.db.onboarding;

import io.strongroom.db.sql.Sql;
import io.strongroom.domain.onboarding.Installation;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The installation as the one row that it is. */
@Singleton
@Transactional
class PgInstallation implements Installation {
    private final Sql sql;

    PgInstallation(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String externalIdStem() {
        return sql.first("select external_id_stem from installation", row -> row.text("external_id_stem"))
                .orElseThrow();
    }

    @Override
    public Optional<String> workerRole() {
        return sql.first("select worker_role from installation", row -> row.maybeText("worker_role"))
                .orElseThrow();
    }

    @Override
    public void worksAs(String workerRole) {
        sql.update(
                "update installation set worker_role = ? where worker_role is distinct from ?", workerRole, workerRole);
    }
}
