package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.onboarding.RoleTemplate;
import io.strongroom.domain.onboarding.RoleTemplate.Format;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms that people are given, against the template in the repository: each carries it whole. */
class RoleTemplateTest {
    private static final String WORKER = "arn:aws:iam::111122223333:role/strongroom-worker";
    private static final RoleTemplate KNOWN =
            new RoleTemplate("0123456789abcdef0123456789abcdef01234567", Optional.of(WORKER), "OurRead", "OurFix");
    private static final RoleTemplate UNTOLD =
            new RoleTemplate(KNOWN.externalIdStem(), Optional.empty(), "OurRead", "OurFix");

    private final JsonNode original = Yaml.read("deploy/cloudformation/roles.yaml");

    @Test
    void theStackHasWhatIsKnownFilledIn() {
        var stack = Yaml.parse(KNOWN.text(Format.CLOUDFORMATION));
        assertEquals(original.get("Resources"), stack.get("Resources"));
        assertEquals(WORKER, stack.at("/Parameters/WorkerRoleArn/Default").asText());
        assertEquals(
                KNOWN.externalIdStem(),
                stack.at("/Parameters/ExternalIdStem/Default").asText());
        assertEquals("OurRead", stack.at("/Parameters/ReadRoleName/Default").asText());
        assertEquals(
                "OurFix", stack.at("/Parameters/RemediationRoleName/Default").asText());
    }

    @Test
    void whoDeploysIsAskedForAWorkerThatNobodyHasTold() {
        var stack = Yaml.parse(UNTOLD.text(Format.CLOUDFORMATION));
        assertTrue(stack.at("/Parameters/WorkerRoleArn/Default").isMissingNode());
        var set = Yaml.parse(UNTOLD.text(Format.STACKSET));
        assertTrue(set.at("/Parameters/WorkerRoleArn/Default").isMissingNode());
        assertTrue(UNTOLD.command(Format.CLOUDFORMATION).contains("WorkerRoleArn="));
        assertFalse(KNOWN.command(Format.CLOUDFORMATION).contains("WorkerRoleArn="));
    }

    @Test
    void theStackSetCarriesTheTemplateToAccountsToCome() {
        var text = KNOWN.text(Format.STACKSET);
        assertTrue(
                text.getBytes(StandardCharsets.UTF_8).length <= 51_200,
                "a template that is given as text may have 51,200 bytes");
        var stackSet = Yaml.parse(text);
        var properties = stackSet.at("/Resources/Roles/Properties");
        assertEquals(
                "AWS::CloudFormation::StackSet",
                stackSet.at("/Resources/Roles/Type").asText());
        assertEquals("SERVICE_MANAGED", properties.get("PermissionModel").asText());
        assertTrue(properties.at("/AutoDeployment/Enabled").asBoolean());
        assertEquals(original, Yaml.parse(properties.get("TemplateBody").asText()));
        for (var parameter : properties.get("Parameters")) {
            assertTrue(
                    original.get("Parameters").has(parameter.get("ParameterKey").asText()), parameter.toString());
        }
        assertEquals(
                original.get("Parameters").size(), properties.get("Parameters").size());
        assertTrue(stackSet.get("Description").asText().contains("management account"));
    }

    @Test
    void terraformCarriesTheSameTemplate() {
        var module = KNOWN.text(Format.TERRAFORM);
        var body = Pattern.compile("(?s)<<-TEMPLATE\n(.*)\n  TEMPLATE\n").matcher(module);
        assertTrue(body.find(), module);
        assertFalse(Pattern.compile("(?<!\\$)\\$\\{").matcher(body.group(1)).find(), "Terraform would fill these in");
        assertEquals(original, Yaml.parse(body.group(1).replace("$${", "${").stripIndent()));
        assertEquals(
                module.chars().filter(c -> c == '{').count(),
                module.chars().filter(c -> c == '}').count());
        assertTrue(module.contains("default     = \"" + WORKER + "\""), module);
        assertFalse(UNTOLD.text(Format.TERRAFORM).contains("default"));
    }
}
