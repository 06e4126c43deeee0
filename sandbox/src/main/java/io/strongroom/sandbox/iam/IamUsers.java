package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Users, as far as others name them. */
final class IamUsers {
    private static final int PAGE = 100;
    private final Calls calls;
    private final IamRoles roles;

    IamUsers(Calls calls, IamRoles roles) {
        this.calls = calls;
        this.roles = roles;
    }

    CreateUserResponse create(Documents documents, CreateUserRequest request) {
        if (documents.get(shelf().key(request.userName())).isPresent()) {
            throw IamErrors.exists("User with name " + request.userName() + " already exists.");
        }
        var path = Optional.ofNullable(request.path()).orElse("/");
        var user = User.builder()
                .userName(request.userName())
                .userId(roles.id("AIDA"))
                .path(path)
                .arn(calls.place().globalArn("iam", "user" + path + request.userName()))
                .createDate(calls.now())
                .tags(request.hasTags() ? request.tags() : null)
                .permissionsBoundary(IamRoles.boundary(request.permissionsBoundary()))
                .build();
        documents.put(shelf().key(request.userName()), SdkJson.write(user));
        return CreateUserResponse.builder().user(user).build();
    }

    GetUserResponse get(Documents documents, GetUserRequest request) {
        return GetUserResponse.builder()
                .user(require(documents, request.userName()))
                .build();
    }

    ListUsersResponse list(Documents documents, ListUsersRequest request) {
        var page = Page.of(documents, shelf(), request.marker(), request.maxItems(), PAGE, IamErrors::invalidMarker);
        return ListUsersResponse.builder()
                .users(page.map(
                        stored -> SdkJson.read(stored.body(), User.builder()).build()))
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    DeleteUserResponse delete(Documents documents, DeleteUserRequest request) {
        require(documents, request.userName());
        documents.delete(shelf().key(request.userName()));
        new IamHangings(calls).forget(documents, IamGroups.USER, request.userName());
        return DeleteUserResponse.builder().build();
    }

    String arnOf(Documents documents, String name) {
        return documents
                .get(shelf().key(name))
                .map(node -> SdkJson.read(node, User.builder()).build().arn())
                .orElseGet(() -> calls.place().globalArn("iam", "user/" + name));
    }

    User require(Documents documents, String name) {
        return documents
                .get(shelf().key(name))
                .map(node -> SdkJson.read(node, User.builder()).build())
                .orElseThrow(() -> IamErrors.missing("The user with name " + name + " cannot be found."));
    }

    List<User> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> SdkJson.read(stored.body(), User.builder()).build())
                .toList();
    }

    private Shelf shelf() {
        return calls.place().globalShelf("iam", "users");
    }
}
