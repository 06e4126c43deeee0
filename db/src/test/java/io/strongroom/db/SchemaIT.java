package io.strongroom.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.remediations.Approval;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says the same as the types of domain. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SchemaIT {
    @Inject
    DataSource dataSource;

    @Test
    void statesOfTheTableAreThePermitsOfTheType() throws SQLException {
        assertEquals(labels(JobState.class), allowed("jobs", "jobs_state"));
        assertEquals(labels(IncidentState.class), allowed("incidents", "incidents_state"));
        assertEquals(labels(TimelineEntry.class), allowed("incident_timeline", "incident_timeline_kind"));
        assertEquals(labels(Destination.class), allowed("alert_routes", "alert_routes_kind"));
        assertEquals(labels(Notice.class), allowed("alert_deliveries", "alert_deliveries_kind"));
        assertEquals(labels(DeliveryState.class), allowed("alert_deliveries", "alert_deliveries_state"));
    }

    private static Set<String> labels(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> type.getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                Arguments.of("accounts", "accounts_status_check", Account.Status.class),
                Arguments.of("jobs", "jobs_kind_check", JobKind.class),
                Arguments.of("jobs", "jobs_mode_check", Mode.class),
                Arguments.of("jobs", "jobs_phase_check", Phase.class),
                Arguments.of("jobs", "jobs_conclusion_check", Conclusion.class),
                Arguments.of("jobs", "jobs_plan_risk_check", RiskClass.class),
                Arguments.of("job_changes", "job_changes_state_check", ChangeState.class),
                Arguments.of("approvals", "approvals_decision_check", Approval.Decision.class),
                Arguments.of("attempts", "attempts_phase_check", Phase.class),
                Arguments.of("findings", "findings_status_check", FindingStatus.class),
                Arguments.of("exceptions", "exceptions_state_check", Exemption.State.class),
                Arguments.of("exceptions", "exceptions_ending_check", Exemption.Ending.class),
                Arguments.of("events", "events_kind_check", AwsEvent.Kind.class),
                Arguments.of("incidents", "incidents_resolution_check", Resolution.class),
                Arguments.of("connection_tests", "connection_tests_state_check", ConnectionTest.State.class));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void valuesOfTheTableAreTheConstantsOfTheType(String table, String check, Class<? extends Enum<?>> type)
            throws SQLException {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
        assertEquals(names, allowed(table, check));
    }

    @Test
    void everyTimeHasItsZone() throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery("""
                                select table_name, column_name from information_schema.columns
                                where table_schema = 'public' and table_name <> 'flyway_schema_history'
                                    and data_type like 'timestamp%' and data_type <> 'timestamp with time zone'""")) {
            assertFalse(rows.next());
        }
    }

    /** The texts in a CHECK. */
    private Set<String> allowed(String table, String check) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(
                        "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass and conname = ?")) {
            query.setString(1, table);
            query.setString(2, check);
            try (var rows = query.executeQuery()) {
                var found = new TreeSet<String>();
                while (rows.next()) {
                    Pattern.compile("'([A-Z0-9_]+)'")
                            .matcher(rows.getString(1))
                            .results()
                            .forEach(match -> found.add(match.group(1)));
                }
                return found;
            }
        }
    }
}
