package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.Table;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** DynamoDB tables. */
@Singleton
final class TablesReader implements KindReader<Table> {
    @Override
    public Kind<Table> kind() {
        return Kinds.TABLES;
    }

    @Override
    public List<Table> read(Gathering from) {
        var dynamo = from.client(DynamoDbClient.class);
        var names = from.call(
                "dynamodb:ListTables",
                () -> dynamo.listTablesPaginator().tableNames().stream().toList());
        return from
                .each(
                        names,
                        name -> from.call("dynamodb:DescribeTable", () -> describe(dynamo, name))
                                .map(table -> table(from, dynamo, table)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** One that is gone since it was listed is none. */
    private static Optional<TableDescription> describe(DynamoDbClient dynamo, String name) {
        try {
            return Optional.of(dynamo.describeTable(r -> r.tableName(name)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Table table(Gathering from, DynamoDbClient dynamo, TableDescription table) {
        return new Table(
                table.tableArn(),
                table.tableName(),
                from.told("dynamodb:DescribeContinuousBackups", () -> Optional.of(recovers(dynamo, table.tableName()))),
                Boolean.TRUE.equals(table.deletionProtectionEnabled()),
                Optional.ofNullable(table.sseDescription()).map(SSEDescription::kmsMasterKeyArn),
                from.told("dynamodb:ListTagsOfResource", () -> Optional.of(tags(dynamo, table.tableArn()))));
    }

    private static boolean recovers(DynamoDbClient dynamo, String name) {
        return Optional.ofNullable(
                        dynamo.describeContinuousBackups(r -> r.tableName(name)).continuousBackupsDescription())
                .map(backups -> backups.pointInTimeRecoveryDescription())
                .filter(recovery -> "ENABLED".equals(recovery.pointInTimeRecoveryStatusAsString()))
                .isPresent();
    }

    /** The SDK has no paginator for it. */
    private static Map<String, String> tags(DynamoDbClient dynamo, String arn) {
        var all = new HashMap<String, String>();
        @Nullable String next = null;
        do {
            var token = next;
            var page = dynamo.listTagsOfResource(r -> r.resourceArn(arn).nextToken(token));
            page.tags().forEach(tag -> all.put(tag.key(), tag.value()));
            next = page.nextToken();
        } while (next != null);
        return Map.copyOf(all);
    }
}
