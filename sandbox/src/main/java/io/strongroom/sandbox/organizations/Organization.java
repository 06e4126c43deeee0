package io.strongroom.sandbox.organizations;

import io.strongroom.domain.accounts.Account;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.OrganizationsResponseMetadata;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/** The tree as Organizations tells it. */
final class Organization {
    static final Dialect ORGANIZATIONS =
            Dialect.json("organizations", OrganizationsException::builder, OrganizationsResponseMetadata::create);
    private static final int PAGE = 20;
    private final Calls calls;
    private final OrganizationTree tree;

    Organization(Calls calls, OrganizationTree tree) {
        this.calls = calls;
        this.tree = tree;
    }

    /** Members may see that there is an organization; the rest is for its management account. */
    void requireManagement() {
        if (!calls.place().account().equals(tree.management())) {
            throw ORGANIZATIONS.error(
                    "AccessDeniedException", 400, "You don't have permissions to access this resource.");
        }
    }

    DescribeOrganizationResponse describe() {
        var management = tree.management().value();
        return DescribeOrganizationResponse.builder()
                .organization(organization -> organization
                        .id(tree.organizationId())
                        .arn(arn("organization/" + tree.organizationId()))
                        .featureSet(OrganizationFeatureSet.ALL)
                        .masterAccountId(management)
                        .masterAccountArn(arn("account/" + tree.organizationId() + "/" + management))
                        .masterAccountEmail(email(tree.account(management).orElseThrow())))
                .build();
    }

    ListRootsResponse roots(List<PolicyTypeSummary> types) {
        var id = tree.id(OrganizationTree.ROOT);
        var root = Root.builder()
                .id(id)
                .name("Root")
                .policyTypes(types)
                .arn(arn("root/" + tree.organizationId() + "/" + id))
                .build();
        return ListRootsResponse.builder().roots(root).build();
    }

    ListAccountsResponse accounts(ListAccountsRequest request) {
        var page = page(tree.accounts(), one -> one.id().value(), request.nextToken(), request.maxResults());
        return ListAccountsResponse.builder()
                .accounts(page.map(this::account))
                .nextToken(page.next())
                .build();
    }

    ListAccountsForParentResponse accountsIn(ListAccountsForParentRequest request) {
        var all = tree.accountsIn(path(request.parentId()));
        var page = page(all, one -> one.id().value(), request.nextToken(), request.maxResults());
        return ListAccountsForParentResponse.builder()
                .accounts(page.map(this::account))
                .nextToken(page.next())
                .build();
    }

    ListOrganizationalUnitsForParentResponse unitsIn(ListOrganizationalUnitsForParentRequest request) {
        var all = tree.unitsIn(path(request.parentId()));
        var page = page(all, Map.Entry::getKey, request.nextToken(), request.maxResults());
        return ListOrganizationalUnitsForParentResponse.builder()
                .organizationalUnits(page.map(unit -> unit(unit.getKey(), unit.getValue())))
                .nextToken(page.next())
                .build();
    }

    ListParentsResponse parents(ListParentsRequest request) {
        var child = request.childId();
        var path = tree.account(child)
                .map(Account::ouPath)
                .or(() -> tree.path(child).map(OrganizationTree::parent))
                .orElseThrow(() -> error(ChildNotFoundException.builder(), "ChildNotFoundException", child));
        boolean root = path.equals(OrganizationTree.ROOT);
        var parent = Parent.builder()
                .id(tree.id(path))
                .type(root ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT)
                .build();
        return ListParentsResponse.builder().parents(parent).build();
    }

    DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
        var account = tree.account(request.accountId())
                .orElseThrow(() ->
                        error(AccountNotFoundException.builder(), "AccountNotFoundException", request.accountId()));
        return DescribeAccountResponse.builder().account(account(account)).build();
    }

    private String path(String parentId) {
        return tree.path(parentId)
                .orElseThrow(() -> error(ParentNotFoundException.builder(), "ParentNotFoundException", parentId));
    }

    private static <T> Page<T> page(
            List<T> all, Function<T, String> key, @Nullable String token, @Nullable Integer limit) {
        return Page.of(
                all,
                key,
                token,
                limit,
                PAGE,
                () -> error(InvalidInputException.builder(), "InvalidInputException", "NextToken"));
    }

    private software.amazon.awssdk.services.organizations.model.Account account(Account account) {
        boolean active = account.status() == Account.Status.ACTIVE;
        return software.amazon.awssdk.services.organizations.model.Account.builder()
                .id(account.id().value())
                .arn(arn("account/" + tree.organizationId() + "/" + account.id()))
                .name(account.name())
                .email(email(account))
                .status(active ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED)
                .joinedMethod("CREATED")
                .build();
    }

    private OrganizationalUnit unit(String id, String path) {
        return OrganizationalUnit.builder()
                .id(id)
                .name(path.substring(path.lastIndexOf('/') + 1))
                .arn(arn("ou/" + tree.organizationId() + "/" + id))
                .build();
    }

    private String arn(String resource) {
        var partition = calls.place().region().partition().id();
        return "arn:" + partition + ":organizations::" + tree.management() + ":" + resource;
    }

    private static String email(Account account) {
        return "aws+" + account.name() + "@example.com";
    }

    private static AwsServiceException error(AwsServiceException.Builder type, String code, String about) {
        return ORGANIZATIONS.error(type, code, 400, "You specified something that doesn't exist: " + about);
    }
}
