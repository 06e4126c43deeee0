package io.strongroom.sandbox.organizations;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.organizations.Guardrails.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.DelegatedService;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyValidationError;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsWithInvalidEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountResponse;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsRequest;
import software.amazon.awssdk.services.organizations.model.ListEffectivePolicyValidationErrorsResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.TargetType;

/** Policies, where they are attached and what comes of them, as Organizations tells it. */
final class OrganizationPolicies {
    private static final int PAGE = 20;
    private final Calls calls;
    private final OrganizationTree tree;
    private final Guardrails guardrails;

    OrganizationPolicies(Calls calls, OrganizationTree tree, Guardrails guardrails) {
        this.calls = calls;
        this.tree = tree;
        this.guardrails = guardrails;
    }

    List<PolicyTypeSummary> types() {
        return guardrails.types().stream()
                .map(type -> PolicyTypeSummary.builder()
                        .type(type)
                        .status(PolicyTypeStatus.ENABLED)
                        .build())
                .toList();
    }

    ListPoliciesResponse list(ListPoliciesRequest request) {
        var all = guardrails.policies().stream()
                .filter(policy -> policy.type().equals(request.filterAsString()))
                .sorted(Comparator.comparing(Policy::id))
                .toList();
        var page = page(all, Policy::id, request.nextToken(), request.maxResults());
        return ListPoliciesResponse.builder()
                .policies(page.map(this::summary))
                .nextToken(page.next())
                .build();
    }

    DescribePolicyResponse describe(DescribePolicyRequest request) {
        var policy = require(request.policyId());
        return DescribePolicyResponse.builder()
                .policy(shape -> shape.policySummary(summary(policy)).content(policy.content()))
                .build();
    }

    ListTargetsForPolicyResponse targets(ListTargetsForPolicyRequest request) {
        var all = require(request.policyId()).targets().stream().sorted().toList();
        var page = page(all, Function.identity(), request.nextToken(), request.maxResults());
        return ListTargetsForPolicyResponse.builder()
                .targets(page.map(this::target))
                .nextToken(page.next())
                .build();
    }

    private PolicyTargetSummary target(String target) {
        boolean unit = target.startsWith("/");
        var type = !unit
                ? TargetType.ACCOUNT
                : target.equals(OrganizationTree.ROOT) ? TargetType.ROOT : TargetType.ORGANIZATIONAL_UNIT;
        return PolicyTargetSummary.builder()
                .targetId(unit ? tree.id(target) : target)
                .name(target)
                .type(type)
                .build();
    }

    DescribeEffectivePolicyResponse effective(DescribeEffectivePolicyRequest request) {
        var target = Optional.ofNullable(request.targetId())
                .orElse(calls.place().account().value());
        var account = tree.account(target).orElseThrow(() -> input("TargetId"));
        var policy = guardrails
                .effective(account.id(), account.ouPath())
                .filter(one -> one.type().equals(request.policyTypeAsString()))
                .orElseThrow(() -> Organization.ORGANIZATIONS.error(
                        EffectivePolicyNotFoundException.builder(),
                        "EffectivePolicyNotFoundException",
                        400,
                        "The effective policy does not exist."));
        return DescribeEffectivePolicyResponse.builder()
                .effectivePolicy(effective ->
                        effective.policyType(policy.type()).targetId(target).policyContent(policy.content()))
                .build();
    }

    ListDelegatedAdministratorsResponse administrators(ListDelegatedAdministratorsRequest request) {
        var all = guardrails.delegated().entrySet().stream()
                .filter(one ->
                        request.servicePrincipal() == null || one.getValue().contains(request.servicePrincipal()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var page = page(all, AccountId::value, request.nextToken(), request.maxResults());
        return ListDelegatedAdministratorsResponse.builder()
                .delegatedAdministrators(page.map(
                        id -> DelegatedAdministrator.builder().id(id.value()).build()))
                .nextToken(page.next())
                .build();
    }

    ListDelegatedServicesForAccountResponse services(ListDelegatedServicesForAccountRequest request) {
        var all = guardrails.delegated().entrySet().stream()
                .filter(one -> one.getKey().value().equals(request.accountId()))
                .flatMap(one -> one.getValue().stream())
                .sorted()
                .toList();
        var page = page(all, Function.identity(), request.nextToken(), request.maxResults());
        return ListDelegatedServicesForAccountResponse.builder()
                .delegatedServices(page.map(name ->
                        DelegatedService.builder().servicePrincipal(name).build()))
                .nextToken(page.next())
                .build();
    }

    ListAccountsWithInvalidEffectivePolicyResponse invalid(ListAccountsWithInvalidEffectivePolicyRequest request) {
        var all = guardrails.errors().keySet().stream()
                .filter(id -> request.policyTypeAsString().equals(Guardrails.BACKUP))
                .sorted()
                .toList();
        var page = page(all, AccountId::value, request.nextToken(), request.maxResults());
        return ListAccountsWithInvalidEffectivePolicyResponse.builder()
                .accounts(page.map(id -> software.amazon.awssdk.services.organizations.model.Account.builder()
                        .id(id.value())
                        .build()))
                .policyType(request.policyTypeAsString())
                .nextToken(page.next())
                .build();
    }

    ListEffectivePolicyValidationErrorsResponse errors(ListEffectivePolicyValidationErrorsRequest request) {
        var errors = guardrails.errors().entrySet().stream()
                .filter(one -> one.getKey().value().equals(request.accountId()))
                .flatMap(one -> one.getValue().stream())
                .map(text -> EffectivePolicyValidationError.builder()
                        .errorCode("ELEMENT_INVALID")
                        .errorMessage(text)
                        .build())
                .toList();
        return ListEffectivePolicyValidationErrorsResponse.builder()
                .accountId(request.accountId())
                .policyType(request.policyTypeAsString())
                .effectivePolicyValidationErrors(errors)
                .build();
    }

    private PolicySummary summary(Policy policy) {
        return PolicySummary.builder()
                .id(policy.id())
                .name(policy.name())
                .type(policy.type())
                .awsManaged(policy.byAws())
                .build();
    }

    private Policy require(String id) {
        return guardrails
                .find(id)
                .orElseThrow(() -> Organization.ORGANIZATIONS.error(
                        PolicyNotFoundException.builder(),
                        "PolicyNotFoundException",
                        400,
                        "You specified a policy that doesn't exist: " + id));
    }

    private static <T> Page<T> page(
            List<T> all, Function<T, String> key, @Nullable String token, @Nullable Integer limit) {
        return Page.of(all, key, token, limit, PAGE, () -> input("NextToken"));
    }

    private static AwsServiceException input(String what) {
        return Organization.ORGANIZATIONS.error(
                InvalidInputException.builder(), "InvalidInputException", 400, "You provided an invalid " + what);
    }
}
