package io.strongroom.sandbox.storage;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponseMetadata;

/** DynamoDB for one account and Region. */
public final class SandboxDynamoDb {
    /** A {@code TableDescription} with a {@code DescribeContinuousBackupsResponse} and a {@code ListTagsOfResourceResponse}. */
    public static final Kept TABLES = Kept.of("dynamodb", "tables", "TableName");

    private static final Dialect DIALECT =
            Dialect.json("dynamodb", DynamoDbException::builder, DynamoDbResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.ids("ListTables", TABLES, "TableNames", "TableName"),
            Operation.get("DescribeTable", TABLES, "TableName", "TableName", "ResourceNotFoundException")
                    .under("Table"),
            Operation.get("DescribeContinuousBackups", TABLES, "TableName", "TableName", "TableNotFoundException"),
            Operation.get("ListTagsOfResource", TABLES, "ResourceArn", "TableArn", "ResourceNotFoundException"));

    private SandboxDynamoDb() {}

    public static DynamoDbClient client(Calls calls) {
        return ReadOnlyClient.of(DynamoDbClient.class, calls, DIALECT, OPERATIONS);
    }
}
