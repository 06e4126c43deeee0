package io.strongroom.domain.onboarding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two roles of an account in a form that its people can deploy. All forms carry the one template, so that what it
 * grants is the same in each; what Strongroom knows is filled in.
 *
 * @param workerRole the one role that is let in; empty when no worker has told it, and then whoever deploys is asked
 */
public record RoleTemplate(
        String externalIdStem, Optional<String> workerRole, String readRole, String remediationRole) {
    private static final String STACK = "strongroom-roles";
    private static final String SAMPLE_WORKER = "arn:aws:iam::111122223333:role/strongroom-worker";

    private static final String STACK_SET = """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: >-
              Strongroom's two roles for every account of some organizational units, accounts to come included. Deploy it
              in the management account. That account itself gets no roles by it, for AWS leaves the management account
              out of such deployments: deploy the template for one account there as a stack of its own.

            Parameters:
              WorkerRoleArn:
                Type: String
            %s    Description: ARN of the role that Strongroom's worker runs as.
              OrganizationalUnitIds:
                Type: CommaDelimitedList
                Description: The units to deploy to; the root (r-...) for all accounts. At most 50.

            Resources:
              Roles:
                Type: AWS::CloudFormation::StackSet
                Properties:
                  StackSetName: %s
                  Description: The two roles that Strongroom's worker assumes.
                  PermissionModel: SERVICE_MANAGED
                  AutoDeployment:
                    Enabled: true
                    RetainStacksOnAccountRemoval: false
                  ManagedExecution:
                    Active: true
                  Capabilities: [CAPABILITY_NAMED_IAM]
                  OperationPreferences:
                    FailureTolerancePercentage: 20
                    MaxConcurrentPercentage: 20
                  StackInstancesGroup:
                    - DeploymentTargets:
                        OrganizationalUnitIds:
                          Ref: OrganizationalUnitIds
                      # IAM is one service for all Regions: one is enough.
                      Regions:
                        - Ref: AWS::Region
                  Parameters:
                    - ParameterKey: WorkerRoleArn
                      ParameterValue:
                        Ref: WorkerRoleArn
                    - ParameterKey: ExternalIdStem
                      ParameterValue: %s
                    - ParameterKey: ReadRoleName
                      ParameterValue: %s
                    - ParameterKey: RemediationRoleName
                      ParameterValue: %s
                  TemplateBody: |
            %s""";

    private static final String TERRAFORM = """
            # Strongroom's two roles for one account, as the stack that CloudFormation makes of them.
            terraform {
              required_providers {
                aws = {
                  source = "hashicorp/aws"
                }
              }
            }

            variable "worker_role_arn" {
              description = "ARN of the role that Strongroom's worker runs as."
              type        = string
            %s}

            resource "aws_cloudformation_stack" "strongroom_roles" {
              name         = "%s"
              capabilities = ["CAPABILITY_NAMED_IAM"]

              parameters = {
                WorkerRoleArn       = var.worker_role_arn
                ExternalIdStem      = %s
                ReadRoleName        = %s
                RemediationRoleName = %s
              }

              template_body = <<-TEMPLATE
            %s  TEMPLATE
            }

            output "read_role_arn" {
              value = aws_cloudformation_stack.strongroom_roles.outputs["ReadRoleArn"]
            }

            output "remediation_role_arn" {
              value = aws_cloudformation_stack.strongroom_roles.outputs["RemediationRoleArn"]
            }
            """;

    /** A form of it. */
    public enum Format {
        /** A template for one account. */
        CLOUDFORMATION("strongroom-roles.yaml"),
        /** A template whose stack deploys to organizational units, accounts to come included. */
        STACKSET("strongroom-roles-stackset.yaml"),
        /** A module around the stack. */
        TERRAFORM("strongroom-roles.tf");

        private final String file;

        Format(String file) {
            this.file = file;
        }

        /** The name to save it under. */
        public String file() {
            return file;
        }

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Format> of(String wire) {
            return Stream.of(values())
                    .filter(format -> format.wire().equals(wire))
                    .findFirst();
        }
    }

    public static RoleTemplate of(Installation installation, Terms terms) {
        return new RoleTemplate(
                installation.externalIdStem(), installation.workerRole(), terms.readRole(), terms.remediationRole());
    }

    public String text(Format format) {
        return switch (format) {
            case CLOUDFORMATION -> stack();
            case STACKSET -> stackSet();
            case TERRAFORM -> terraform();
        };
    }

    /** What to type once the file is saved. */
    public String command(Format format) {
        var worker = workerRole.isPresent() ? "" : " \\\n  --parameter-overrides WorkerRoleArn=" + SAMPLE_WORKER;
        return switch (format) {
            case CLOUDFORMATION ->
                "aws cloudformation deploy --stack-name " + STACK + " --capabilities CAPABILITY_NAMED_IAM \\\n"
                        + "  --template-file " + format.file() + worker;
            case STACKSET ->
                "aws cloudformation deploy --stack-name " + STACK
                        + "-organization --capabilities CAPABILITY_NAMED_IAM \\\n"
                        + "  --template-file " + format.file() + " \\\n  --parameter-overrides "
                        + (workerRole.isPresent() ? "" : "WorkerRoleArn=" + SAMPLE_WORKER + " ")
                        + "OrganizationalUnitIds=r-xxxx";
            case TERRAFORM -> "terraform init && terraform apply";
        };
    }

    private record Parameter(String name, Optional<String> value) {}

    private List<Parameter> parameters() {
        return List.of(
                new Parameter("WorkerRoleArn", workerRole),
                new Parameter("ExternalIdStem", Optional.of(externalIdStem)),
                new Parameter("ReadRoleName", Optional.of(readRole)),
                new Parameter("RemediationRoleName", Optional.of(remediationRole)));
    }

    private String stack() {
        var text = Deployed.text("roles.yaml");
        for (var parameter : parameters()) {
            if (parameter.value().isPresent()) {
                text = filled(text, parameter.name(), parameter.value().get());
            }
        }
        return text;
    }

    /** @throws IllegalStateException when the template has no such parameter */
    private static String filled(String text, String parameter, String value) {
        var head = Pattern.compile("(?m)^(  " + parameter + ":\\R    Type: String\\R)(?:    Default: .*\\R)?")
                .matcher(text);
        if (!head.find()) {
            throw new IllegalStateException("roles.yaml has no parameter " + parameter);
        }
        return head.replaceFirst("$1" + Matcher.quoteReplacement("    Default: " + quoted(value) + "\n"));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String stackSet() {
        return STACK_SET.formatted(
                workerRole.map(arn -> "    Default: " + quoted(arn) + "\n").orElse(""),
                STACK,
                quoted(externalIdStem),
                quoted(readRole),
                quoted(remediationRole),
                Deployed.text("roles.yaml").indent(8));
    }

    /** In Terraform a dollar sign before a brace begins something of its own; doubled, it is one. */
    private String terraform() {
        return TERRAFORM.formatted(
                workerRole.map(arn -> "  default     = " + quoted(arn) + "\n").orElse(""),
                STACK,
                quoted(externalIdStem),
                quoted(readRole),
                quoted(remediationRole),
                Deployed.text("roles.yaml")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                        .indent(4));
    }
}
