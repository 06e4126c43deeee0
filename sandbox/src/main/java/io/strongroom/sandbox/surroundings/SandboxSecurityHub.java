package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;
import software.amazon.awssdk.services.securityhub.model.SecurityHubResponseMetadata;

/** Security Hub for one account and Region; without a hub it is switched off. */
public final class SandboxSecurityHub {
    /** A {@code DescribeHubResponse} with a {@code GetAdministratorAccountResponse}. */
    public static final Kept HUB = Kept.once("securityhub", "hub");

    public static final Kept STANDARDS = Kept.of("securityhub", "standards", "StandardsSubscriptionArn");
    /** A {@code StandardsControl} with the {@code DescribeStandardsControlsRequest} that finds it. */
    public static final Kept CONTROLS = Kept.of("securityhub", "controls", "StandardsControlArn");

    public static final Kept AGGREGATORS = Kept.of("securityhub", "aggregators", "FindingAggregatorArn");

    private static final Dialect DIALECT =
            Dialect.json("securityhub", SecurityHubException::builder, SecurityHubResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.setting(
                    "DescribeHub",
                    HUB,
                    "InvalidAccessException",
                    401,
                    "The account is not subscribed to AWS Security Hub."),
            Operation.list("GetEnabledStandards", STANDARDS, "StandardsSubscriptions"),
            Operation.list(
                    "DescribeStandardsControls",
                    CONTROLS,
                    "Controls",
                    "StandardsSubscriptionArn",
                    "StandardsSubscriptionArn"),
            Operation.list("ListFindingAggregators", AGGREGATORS, "FindingAggregators"),
            Operation.setting(
                    "GetAdministratorAccount",
                    HUB,
                    "InvalidAccessException",
                    401,
                    "The account is not subscribed to AWS Security Hub."));

    private SandboxSecurityHub() {}

    public static SecurityHubClient client(Calls calls) {
        return ReadOnlyClient.of(SecurityHubClient.class, calls, DIALECT, OPERATIONS);
    }
}
