package io.strongroom.sandbox.organizations;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountResponse;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsRequest;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;

/** Organizations, to read. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxOrganizations implements OrganizationsClient {
    private final Calls calls;
    private final Organization organization;
    private final OrganizationPolicies policies;

    public SandboxOrganizations(Calls calls, OrganizationTree tree, Guardrails guardrails) {
        this.calls = calls;
        this.policies = new OrganizationPolicies(calls, tree, guardrails);
        this.organization = new Organization(calls, tree);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public DescribeOrganizationResponse describeOrganization(DescribeOrganizationRequest request) {
        return asMember("DescribeOrganization", request, () -> organization.describe());
    }

    @Override
    public ListRootsResponse listRoots(ListRootsRequest request) {
        return asManagement("ListRoots", request, () -> organization.roots(policies.types()));
    }

    @Override
    public ListAccountsResponse listAccounts(ListAccountsRequest request) {
        return asManagement("ListAccounts", request, () -> organization.accounts(request));
    }

    @Override
    public ListAccountsForParentResponse listAccountsForParent(ListAccountsForParentRequest request) {
        return asManagement("ListAccountsForParent", request, () -> organization.accountsIn(request));
    }

    @Override
    public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
            ListOrganizationalUnitsForParentRequest request) {
        return asManagement("ListOrganizationalUnitsForParent", request, () -> organization.unitsIn(request));
    }

    @Override
    public ListParentsResponse listParents(ListParentsRequest request) {
        return asManagement("ListParents", request, () -> organization.parents(request));
    }

    @Override
    public DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
        return asManagement("DescribeAccount", request, () -> organization.describeAccount(request));
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return asManagement("ListPolicies", request, () -> policies.list(request));
    }

    @Override
    public DescribePolicyResponse describePolicy(DescribePolicyRequest request) {
        return asManagement("DescribePolicy", request, () -> policies.describe(request));
    }

    @Override
    public ListTargetsForPolicyResponse listTargetsForPolicy(ListTargetsForPolicyRequest request) {
        return asManagement("ListTargetsForPolicy", request, () -> policies.targets(request));
    }

    @Override
    public DescribeEffectivePolicyResponse describeEffectivePolicy(DescribeEffectivePolicyRequest request) {
        return asManagement("DescribeEffectivePolicy", request, () -> policies.effective(request));
    }

    @Override
    public ListDelegatedAdministratorsResponse listDelegatedAdministrators(ListDelegatedAdministratorsRequest request) {
        return asManagement("ListDelegatedAdministrators", request, () -> policies.administrators(request));
    }

    @Override
    public ListDelegatedServicesForAccountResponse listDelegatedServicesForAccount(
            ListDelegatedServicesForAccountRequest request) {
        return asManagement("ListDelegatedServicesForAccount", request, () -> policies.services(request));
    }

    @Override
    public ListAccountsWithInvalidEffectivePolicyResponse listAccountsWithInvalidEffectivePolicy(
            ListAccountsWithInvalidEffectivePolicyRequest request) {
        return asManagement("ListAccountsWithInvalidEffectivePolicy", request, () -> policies.invalid(request));
    }

    @Override
    public ListEffectivePolicyValidationErrorsResponse listEffectivePolicyValidationErrors(
            ListEffectivePolicyValidationErrorsRequest request) {
        return asManagement("ListEffectivePolicyValidationErrors", request, () -> policies.errors(request));
    }

    private <T extends AwsResponse> T asManagement(String operation, SdkPojo request, Supplier<T> answer) {
        return asMember(operation, request, () -> {
            organization.requireManagement();
            return answer.get();
        });
    }

    private <T extends AwsResponse> T asMember(String operation, SdkPojo request, Supplier<T> answer) {
        var call = Call.of(Organization.ORGANIZATIONS, operation, request, "*");
        return calls.read(call, documents -> answer.get());
    }
}
