package io.strongroom.sandbox.logs;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.kms.KmsManagedKeys;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Stored;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Log groups. */
final class LogGroups {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);
    private static final int PAGE = 50;
    private final Calls calls;
    private final KmsManagedKeys keys;

    LogGroups(Calls calls) {
        this.calls = calls;
        this.keys = new KmsManagedKeys(calls);
    }

    CreateLogGroupResponse create(Documents documents, CreateLogGroupRequest request) {
        var name = request.logGroupName();
        if (!NAME.matcher(name).matches()) {
            throw LogsErrors.invalid("Value '" + name + "' at 'logGroupName' failed to satisfy constraint");
        }
        if (documents.get(shelf().key(name)).isPresent()) {
            throw LogsErrors.exists();
        }
        requireKey(documents, request.kmsKeyId());
        var group = LogGroup.builder()
                .logGroupName(name)
                .creationTime(calls.now().toEpochMilli())
                .arn(arn(name))
                .logGroupArn(calls.place().arn("logs", "log-group:" + name))
                .metricFilterCount(0)
                .storedBytes(0L)
                .kmsKeyId(request.kmsKeyId())
                .build();
        documents.put(shelf().key(name), new KeptGroup(group, new TreeMap<>()).write());
        return CreateLogGroupResponse.builder().build();
    }

    DescribeLogGroupsResponse describe(Documents documents, DescribeLogGroupsRequest request) {
        var prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
        var all = documents.list(shelf()).stream()
                .filter(stored -> stored.id().startsWith(prefix))
                .toList();
        var page = Page.of(
                all,
                Stored::id,
                request.nextToken(),
                request.limit(),
                PAGE,
                () -> LogsErrors.invalid("The specified nextToken is invalid."));
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.map(stored -> KeptGroup.read(stored.body()).group()))
                .nextToken(page.next())
                .build();
    }

    DeleteLogGroupResponse delete(Documents documents, DeleteLogGroupRequest request) {
        require(documents, request.logGroupName());
        documents.delete(shelf().key(request.logGroupName()));
        return DeleteLogGroupResponse.builder().build();
    }

    PutRetentionPolicyResponse retain(Documents documents, PutRetentionPolicyRequest request) {
        if (!RETENTIONS.contains(request.retentionInDays())) {
            throw LogsErrors.invalid("Invalid retention value. Valid values are: " + RETENTIONS);
        }
        change(
                documents,
                request.logGroupName(),
                kept -> kept.with(kept.group().toBuilder().retentionInDays(request.retentionInDays())));
        return PutRetentionPolicyResponse.builder().build();
    }

    DeleteRetentionPolicyResponse retainForEver(Documents documents, DeleteRetentionPolicyRequest request) {
        change(
                documents,
                request.logGroupName(),
                kept -> kept.with(kept.group().toBuilder().retentionInDays(null)));
        return DeleteRetentionPolicyResponse.builder().build();
    }

    AssociateKmsKeyResponse encrypt(Documents documents, AssociateKmsKeyRequest request) {
        requireKey(documents, request.kmsKeyId());
        change(
                documents,
                request.logGroupName(),
                kept -> kept.with(kept.group().toBuilder().kmsKeyId(request.kmsKeyId())));
        return AssociateKmsKeyResponse.builder().build();
    }

    DisassociateKmsKeyResponse decrypt(Documents documents, DisassociateKmsKeyRequest request) {
        change(
                documents,
                request.logGroupName(),
                kept -> kept.with(kept.group().toBuilder().kmsKeyId(null)));
        return DisassociateKmsKeyResponse.builder().build();
    }

    String arn(String name) {
        return calls.place().arn("logs", "log-group:" + name + ":").concat("*");
    }

    KeptGroup require(Documents documents, String name) {
        return documents
                .get(shelf().key(name))
                .map(KeptGroup::read)
                .orElseThrow(() -> LogsErrors.notFound("The specified log group does not exist."));
    }

    void change(Documents documents, String name, UnaryOperator<KeptGroup> how) {
        documents.put(shelf().key(name), how.apply(require(documents, name)).write());
    }

    List<KeptGroup> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> KeptGroup.read(stored.body()))
                .toList();
    }

    private Shelf shelf() {
        return calls.place().shelf("logs", "groups");
    }

    private void requireKey(Documents documents, @Nullable String key) {
        if (key != null
                && keys.find(documents, key)
                        .filter(found -> found.keyState() == KeyState.ENABLED)
                        .isEmpty()) {
            throw LogsErrors.invalid("The specified KMS key does not exist or is not allowed to be used.");
        }
    }
}
