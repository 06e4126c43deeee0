package io.strongroom.db.incidents;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.IncidentQuery;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a query that are asked for. */
final class IncidentFilter {
    private final StringBuilder text = new StringBuilder("where true");
    private final List<Object> parameters = new ArrayList<>();

    private IncidentFilter() {}

    /** All of them but severities, cursor and limit. */
    static IncidentFilter of(IncidentQuery query) {
        var filter = new IncidentFilter();
        filter.any("state", List.copyOf(query.states()));
        filter.any("account_id", query.accounts().stream().map(AccountId::value).toList());
        if (!query.detectors().isEmpty()) {
            filter.and(
                    "jsonb_exists_any(detectors, ?::text[])",
                    query.detectors().stream().map(DetectorId::value).toList());
        }
        query.owner().ifPresent(name -> filter.and("owner = ?", name));
        query.visible()
                .ifPresent(visible -> filter.and(
                        "account_id = any(?::text[])",
                        visible.stream().map(AccountId::value).toList()));
        return filter;
    }

    void severities(IncidentQuery query) {
        if (!query.severities().isEmpty()) {
            and(
                    "severity = any(?::bigint[])",
                    query.severities().stream()
                            .map(one -> (long) SeverityColumn.of(one))
                            .toList());
        }
    }

    private void any(String column, List<String> values) {
        if (!values.isEmpty()) {
            and(column + " = any(?::text[])", values);
        }
    }

    void and(String condition, Object parameter) {
        text.append(" and ").append(condition);
        parameters.add(parameter);
    }

    String text() {
        return text.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    Object[] with(int limit) {
        var all = new ArrayList<>(parameters);
        all.add(limit);
        return all.toArray();
    }
}
