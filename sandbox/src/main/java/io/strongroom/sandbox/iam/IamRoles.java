package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Stored;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles: made, found, changed, tagged. */
final class IamRoles {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]*/");
    private static final int USUAL_SESSION = 3_600;
    private static final int LONGEST_SESSION = 43_200;
    private static final int MOST_ROLES = 1_000;
    private static final int MOST_TAGS = 50;
    private static final int PAGE = 100;
    private final Calls calls;

    IamRoles(Calls calls) {
        this.calls = calls;
    }

    Shelf shelf() {
        return calls.place().globalShelf("iam", "roles");
    }

    /** The ARN that authorization looks at; as if the path were / where there is no such role. */
    String arnOf(Documents documents, String name) {
        return find(documents, name)
                .map(role -> role.role().arn())
                .orElseGet(() -> calls.place().globalArn("iam", "role/" + name));
    }

    CreateRoleResponse create(Documents documents, CreateRoleRequest request) {
        var path = Optional.ofNullable(request.path()).orElse("/");
        if (!NAME.matcher(request.roleName()).matches() || !PATH.matcher(path).matches()) {
            throw IamErrors.invalid("The specified value for roleName or path is invalid.");
        }
        if (find(documents, request.roleName()).isPresent()) {
            throw IamErrors.exists("Role with name " + request.roleName() + " already exists.");
        }
        if (documents.list(shelf()).size() >= MOST_ROLES) {
            throw IamErrors.limit("Cannot exceed quota for RolesPerAccount: " + MOST_ROLES);
        }
        IamPolicyText.requireTrust(documents, calls.place(), request.assumeRolePolicyDocument());
        var role = Role.builder()
                .roleName(request.roleName())
                .path(path)
                .roleId(id("AROA"))
                .arn(calls.place().globalArn("iam", "role" + path + request.roleName()))
                .createDate(calls.now())
                .description(request.description())
                .maxSessionDuration(session(request.maxSessionDuration()))
                .assumeRolePolicyDocument(IamPolicyText.encoded(request.assumeRolePolicyDocument()))
                .tags(request.hasTags() ? tags(Map.of(), request.tags()) : null)
                .permissionsBoundary(boundary(request.permissionsBoundary()))
                .build();
        put(documents, new IamRole(role, new TreeSet<>(), new TreeMap<>()));
        return CreateRoleResponse.builder().role(role).build();
    }

    GetRoleResponse get(Documents documents, GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(require(documents, request.roleName()).role())
                .build();
    }

    ListRolesResponse list(Documents documents, ListRolesRequest request) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var all = documents.list(shelf()).stream()
                .filter(stored -> IamRole.read(stored.body()).role().path().startsWith(prefix))
                .toList();
        var page = Page.of(all, Stored::id, request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListRolesResponse.builder()
                .roles(page.map(stored -> IamRole.read(stored.body()).role().toBuilder()
                        .tags((List<Tag>) null)
                        .build()))
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    DeleteRoleResponse delete(Documents documents, DeleteRoleRequest request) {
        var role = require(documents, request.roleName());
        if (!role.attached().isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inline().isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
        }
        documents.delete(shelf().key(request.roleName()));
        return DeleteRoleResponse.builder().build();
    }

    UpdateRoleResponse update(Documents documents, UpdateRoleRequest request) {
        change(documents, request.roleName(), role -> {
            var changed = role.role().toBuilder();
            if (request.description() != null) {
                changed.description(request.description());
            }
            if (request.maxSessionDuration() != null) {
                changed.maxSessionDuration(session(request.maxSessionDuration()));
            }
            return role.with(changed);
        });
        return UpdateRoleResponse.builder().build();
    }

    UpdateAssumeRolePolicyResponse trust(Documents documents, UpdateAssumeRolePolicyRequest request) {
        require(documents, request.roleName());
        IamPolicyText.requireTrust(documents, calls.place(), request.policyDocument());
        change(
                documents,
                request.roleName(),
                role -> role.with(role.role().toBuilder()
                        .assumeRolePolicyDocument(IamPolicyText.encoded(request.policyDocument()))));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    TagRoleResponse tag(Documents documents, TagRoleRequest request) {
        change(
                documents,
                request.roleName(),
                role -> role.with(role.role().toBuilder().tags(tags(IamRole.tags(role.role()), request.tags()))));
        return TagRoleResponse.builder().build();
    }

    UntagRoleResponse untag(Documents documents, UntagRoleRequest request) {
        change(documents, request.roleName(), role -> {
            var left = IamRole.tags(role.role());
            request.tagKeys().forEach(left::remove);
            return role.with(role.role().toBuilder().tags(tags(left, List.of())));
        });
        return UntagRoleResponse.builder().build();
    }

    ListRoleTagsResponse listTags(Documents documents, ListRoleTagsRequest request) {
        var tags = tags(IamRole.tags(require(documents, request.roleName()).role()), List.of());
        var page = Page.of(tags, Tag::key, request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    Optional<IamRole> find(Documents documents, String name) {
        return documents.get(shelf().key(name)).map(IamRole::read);
    }

    List<IamRole> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> IamRole.read(stored.body()))
                .toList();
    }

    static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
        return arn == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                        .permissionsBoundaryArn(arn)
                        .build();
    }

    IamRole require(Documents documents, String name) {
        return find(documents, name)
                .orElseThrow(() -> IamErrors.missing("The role with name " + name + " cannot be found."));
    }

    void change(Documents documents, String name, UnaryOperator<IamRole> how) {
        put(documents, how.apply(require(documents, name)));
    }

    String id(String prefix) {
        return prefix + calls.uuid().replace("-", "").substring(0, 17).toUpperCase(Locale.ROOT);
    }

    static List<Tag> tags(Map<String, String> old, List<Tag> added) {
        var all = new TreeMap<>(old);
        added.forEach(tag -> all.put(tag.key(), tag.value()));
        if (all.size() > MOST_TAGS) {
            throw IamErrors.limit("The number of tags has reached the maximum limit.");
        }
        return all.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private void put(Documents documents, IamRole role) {
        documents.put(shelf().key(role.role().roleName()), role.write());
    }

    private static int session(@Nullable Integer seconds) {
        int wanted = seconds == null ? USUAL_SESSION : seconds;
        if (wanted < USUAL_SESSION || wanted > LONGEST_SESSION) {
            throw IamErrors.invalid("MaxSessionDuration must be from 3600 to 43200.");
        }
        return wanted;
    }
}
