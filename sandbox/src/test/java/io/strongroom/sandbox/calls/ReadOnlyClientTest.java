package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

class ReadOnlyClientTest {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());
    private final Ec2Client ec2 =
            accounts.reading(Sandboxes.BACKUP_PROD, Sandboxes.IRELAND).client(Ec2Client.class);
    private final Ec2Client owned =
            accounts.asOwner(Sandboxes.BACKUP_PROD, Sandboxes.IRELAND).client(Ec2Client.class);
    private int before;

    @BeforeEach
    void count() {
        before = ec2.describeVpcs().vpcs().size();
    }

    @Test
    void whatIsKeptIsListed() {
        keep("vpc-1");
        assertTrue(
                ec2.describeVpcs().vpcs().stream().anyMatch(vpc -> vpc.vpcId().equals("vpc-1")));
    }

    @Test
    void onlyWhatTheRequestNamesIsListed() {
        keep("vpc-1");
        keep("vpc-2");
        var named = ec2.describeVpcs(r -> r.vpcIds("vpc-2")).vpcs();
        assertEquals("vpc-2", named.getFirst().vpcId());
        assertEquals(1, named.size());
    }

    @Test
    void paginatorsReadEveryPage() {
        IntStream.range(0, 250).forEach(i -> keep("vpc-" + i));
        assertEquals(100, ec2.describeVpcs(r -> r.maxResults(100)).vpcs().size());
        assertEquals(before + 250L, ec2.describeVpcsPaginator().vpcs().stream().count());
    }

    @Test
    void aTokenThatNoPageGaveIsRefused() {
        Refused.with("InvalidNextToken", () -> ec2.describeVpcs(r -> r.nextToken("?")));
    }

    @Test
    void faultsStrikeLikeAnywhere() {
        accounts.strike(new Faults.Rule("ec2:DescribeVpcs", "*", Fault.DENIED, 1));
        Refused.with("UnauthorizedOperation", ec2::describeVpcs);
        assertEquals(before, ec2.describeVpcs().vpcs().size());
    }

    @Test
    void theReadRoleKeepsNothing() {
        Refused.with(
                "UnauthorizedOperation",
                () -> Furnished.of(ec2)
                        .keep(SandboxEc2.VPCS, Vpc.builder().vpcId("vpc-1").build()));
        assertEquals(before, ec2.describeVpcs().vpcs().size());
    }

    @Test
    void whatIsNotDeclaredIsNotSupported() {
        var refusal = assertThrows(UnsupportedOperationException.class, ec2::describeHosts);
        assertTrue(refusal.getMessage().contains("DescribeHosts"), refusal.getMessage());
    }

    @Test
    void whatIsDroppedIsGone() {
        keep("vpc-1");
        Furnished.of(owned).drop(SandboxEc2.VPCS, "vpc-1");
        assertEquals(before, ec2.describeVpcs().vpcs().size());
    }

    private void keep(String id) {
        Furnished.of(owned).keep(SandboxEc2.VPCS, Vpc.builder().vpcId(id).build());
    }
}
