package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerRepository.Forbidden;
import software.openwork.den.domain.worker.WorkerRepository.Listed;
import software.openwork.den.domain.worker.WorkerRepository.NoMembership;
import software.openwork.den.domain.worker.WorkerRepository.NotFound;
import software.openwork.den.domain.worker.WorkerRepository.Visible;

/** What every {@link WorkerRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class WorkerRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final UserId user = new UserId("User" + unique());
    private final OrgId org = new OrgId(unique());

    protected abstract WorkerRepository workers();

    protected abstract OrgRepository orgs();

    /** Adds a membership row as it is, a duplicate one too. */
    protected abstract void addMember(String membershipId, OrgId org, UserId user, OrgRole role);

    /** Adds a token row as it is. */
    protected abstract void addToken(
            String id, WorkerId worker, TokenScope scope, Secret token, Instant createdAt, @Nullable Instant revokedAt);

    /** Puts a launch of that worker on record, of whatever kind. */
    protected abstract void addLaunch(Worker worker, UserId creator);

    @Nested
    class Inserting {

        @Test
        void shouldKeepAWorkerWithoutAnythingOptional() {
            Worker worker =
                    new Worker(newId(), org, null, cloud("Helper"), WorkerStatus.PROVISIONING, NOW, NOW.plusMillis(1));

            insert(worker);

            assertThat(workers().find(worker.id())).contains(new WorkerView(worker, null));
        }

        @Test
        void shouldKeepAWorkerWithEverything() {
            WorkerSpec spec = new WorkerSpec(
                    "Laptop", "On the desk", WorkerDestination.LOCAL, "/home/bob/project", "docker", "1.2.3");
            Worker worker = new Worker(newId(), org, user, spec, WorkerStatus.HEALTHY, NOW, NOW.plusMillis(1));

            insert(worker);

            assertThat(workers().find(worker.id())).contains(new WorkerView(worker, null));
        }

        @Test
        void shouldKeepTextOfAnyScriptAndTheLongestText() {
            WorkerSpec spec = new WorkerSpec(
                    "🦊".repeat(WorkerSpec.NAME_MAX),
                    "é\n\t'\"\\;--%_ 中文 \u202e".repeat(30),
                    WorkerDestination.LOCAL,
                    "C:\\Users\\bob\\" + "ü".repeat(900),
                    "s".repeat(WorkerSpec.SANDBOX_BACKEND_MAX),
                    "v".repeat(WorkerSpec.IMAGE_VERSION_MAX));
            Worker worker = Worker.request(newId(), org, user, spec, NOW);

            insert(worker);

            assertThat(found(worker.id()).worker()).isEqualTo(worker);
        }

        @Test
        void shouldKeepBlanksAroundText() {
            WorkerSpec spec = new WorkerSpec(" a ", "", WorkerDestination.LOCAL, " /x ", "", " ");
            Worker worker = Worker.request(newId(), org, user, spec, NOW);

            insert(worker);

            assertThat(found(worker.id()).worker()).isEqualTo(worker);
        }

        @Test
        void shouldKeepANameOfBlanksAsTheReplacedServiceTookIt() {
            Worker like = requested("like it", NOW);
            Worker worker = insert(new Worker(
                    like.id(),
                    like.orgId(),
                    like.createdBy(),
                    cloud("  "),
                    like.status(),
                    like.createdAt(),
                    like.updatedAt()));

            assertThat(found(worker.id()).worker()).isEqualTo(worker);
        }

        @ParameterizedTest
        @EnumSource
        void shouldKeepEveryStatus(WorkerStatus status) {
            Worker worker = new Worker(newId(), org, user, cloud("Helper"), status, NOW, NOW);

            insert(worker);

            assertThat(found(worker.id()).worker().status()).isEqualTo(status);
        }

        @Test
        void shouldRefuseAnIdentifierThatIsTaken() {
            Worker worker = insert(requested("Helper", NOW));

            assertThatThrownBy(() -> insert(worker)).isInstanceOf(RuntimeException.class);
        }
    }

    @Nested
    class Listing {

        @Test
        void shouldPutTheNewestFirstAndTheGreaterIdentifierFirstInATie() {
            orgOf(user, org, NOW);
            Worker old = insert(requested("old", NOW));
            Worker low = insert(requested("low", NOW.plusMillis(1), "00000000"));
            Worker high = insert(requested("high", NOW.plusMillis(1), "ffffffff"));
            Worker young = insert(requested("young", NOW.plusMillis(2)));

            assertThat(listed(OrgScope.oldest(user), 50)).containsExactly(young, high, low, old);
        }

        @Test
        void shouldStopAtTheLimit() {
            orgOf(user, org, NOW);
            insert(requested("old", NOW));
            Worker young = insert(requested("young", NOW.plusMillis(1)));

            assertThat(listed(OrgScope.oldest(user), 1)).containsExactly(young);
        }

        @Test
        void shouldShowTheNewestInstanceOfEach() {
            orgOf(user, org, NOW);
            Worker with = insert(requested("with", NOW.plusMillis(1)));
            Worker without = insert(requested("without", NOW));
            workers().putInstance(instance(with, "11111111", NOW));
            workers().putInstance(instance(with, "22222222", NOW.plusSeconds(1)));
            WorkerInstance newest = instance(with, "33333333", NOW.plusSeconds(1));
            workers().putInstance(newest);

            assertThat(workers().list(OrgScope.oldest(user), 50))
                    .isEqualTo(new Listed(List.of(new WorkerView(with, newest), new WorkerView(without, null))));
        }

        @Test
        void shouldCountWorkersAndNotInstancesTowardsTheLimit() {
            orgOf(user, org, NOW);
            Worker old = insert(requested("old", NOW));
            Worker young = insert(requested("young", NOW.plusMillis(1)));
            workers().putInstance(instance(young, "11111111", NOW));
            workers().putInstance(instance(young, "22222222", NOW));

            assertThat(listed(OrgScope.oldest(user), 2)).containsExactly(young, old);
        }

        @Test
        void shouldShowTheOldestOrganisationWhenNoneIsNamed() {
            OrgId older = new OrgId(unique());
            orgOf(user, org, NOW.plusMillis(1));
            orgOf(user, older, NOW);
            insert(requested("here", NOW));
            Worker there = insert(requestedIn(older, "there"));

            assertThat(listed(OrgScope.oldest(user), 50)).containsExactly(there);
        }

        @Test
        void shouldTakeTheLesserIdentifierOfOrganisationsOfTheSameAge() {
            OrgId lesser = new OrgId("0000" + unique().substring(4));
            OrgId greater = new OrgId("ffff" + unique().substring(4));
            orgOf(user, greater, NOW);
            orgOf(user, lesser, NOW);
            Worker expected = insert(requestedIn(lesser, "expected"));
            insert(requestedIn(greater, "other"));

            assertThat(listed(OrgScope.oldest(user), 50)).containsExactly(expected);
        }

        @Test
        void shouldShowTheNamedOrganisationAndNothingOfOthers() {
            OrgId named = new OrgId(unique());
            orgOf(user, org, NOW);
            orgOf(user, named, NOW.plusMillis(1));
            insert(requested("here", NOW));
            Worker there = insert(requestedIn(named, "there"));

            assertThat(listed(scope(named.value()), 50)).containsExactly(there);
        }

        @Test
        void shouldShowNothingOfAnEmptyOrganisation() {
            orgOf(user, org, NOW);

            assertThat(workers().list(OrgScope.oldest(user), 50)).isEqualTo(new Listed(List.of()));
            assertThat(workers().list(scope(org.value()), 50)).isEqualTo(new Listed(List.of()));
        }

        @Test
        void shouldShowEachOnceToAMemberWhoIsThereTwice() {
            orgOf(user, org, NOW);
            addMember(unique(), org, user, OrgRole.MEMBER);
            Worker worker = insert(requested("one", NOW));

            assertThat(listed(OrgScope.oldest(user), 50)).containsExactly(worker);
            assertThat(listed(scope(org.value()), 50)).containsExactly(worker);
        }

        @Test
        void shouldRefuseAnOrganisationThatIsNotTheCallers() {
            OrgId foreign = new OrgId(unique());
            orgOf(user, org, NOW);
            orgOf(new UserId("Other" + unique()), foreign, NOW);
            insert(requestedIn(foreign, "foreign"));

            assertThat(workers().list(scope(foreign.value()), 50)).isEqualTo(new Forbidden());
            assertThat(workers().list(scope(unique()), 50)).isEqualTo(new Forbidden());
            assertThat(workers().list(scope(""), 50)).isEqualTo(new Forbidden());
            assertThat(workers().list(scope("🦊' OR 1=1 -- " + "x".repeat(300)), 50))
                    .isEqualTo(new Forbidden());
        }

        @Test
        void shouldRefuseAnOrganisationThatIsNamedInexactly() {
            orgOf(user, org, NOW);
            insert(requested("one", NOW));

            assertThat(workers().list(scope(org.value().toUpperCase(Locale.ROOT)), 50))
                    .isEqualTo(new Forbidden());
            assertThat(workers().list(scope(org.value() + " "), 50)).isEqualTo(new Forbidden());
        }

        @Test
        void shouldSayWhenTheCallerBelongsNowhere() {
            assertThat(workers().list(OrgScope.oldest(user), 50)).isEqualTo(new NoMembership());
            assertThat(workers().list(scope(unique()), 50)).isEqualTo(new NoMembership());
        }

        @Test
        void shouldNotTakeOneCallerForAnother() {
            orgOf(user, org, NOW);
            insert(requested("one", NOW));

            UserId other = new UserId(user.value().toUpperCase(Locale.ROOT));
            assertThat(workers().list(OrgScope.oldest(other), 50)).isEqualTo(new NoMembership());
            assertThat(workers().list(new OrgScope(other, Optional.of(org.value())), 50))
                    .isEqualTo(new NoMembership());
        }
    }

    @Nested
    class Finding {

        @Test
        void shouldFindAWorkerOfTheOldestOrganisation() {
            orgOf(user, org, NOW);
            Worker worker = insert(requested("one", NOW));
            WorkerInstance instance = instance(worker, "11111111", NOW);
            workers().putInstance(instance);

            assertThat(workers().find(OrgScope.oldest(user), worker.id()))
                    .isEqualTo(new Visible(new WorkerView(worker, instance), OrgRole.OWNER));
        }

        @Test
        void shouldFindAWorkerOfTheNamedOrganisation() {
            OrgId named = new OrgId(unique());
            orgOf(user, org, NOW);
            orgOf(new UserId("Owner" + unique()), named, NOW.plusMillis(1));
            addMember(unique(), named, user, OrgRole.MEMBER);
            Worker worker = insert(requestedIn(named, "there"));

            assertThat(workers().find(scope(named.value()), worker.id()))
                    .isEqualTo(new Visible(new WorkerView(worker, null), OrgRole.MEMBER));
        }

        @Test
        void shouldTellTheStrongestRoleOfAMemberWhoIsThereTwice() {
            orgOf(new UserId("Founder" + unique()), org, NOW);
            addMember("0" + unique().substring(1), org, user, OrgRole.MEMBER);
            addMember("f" + unique().substring(1), org, user, OrgRole.OWNER);
            Worker worker = insert(requested("one", NOW));

            Visible expected = new Visible(new WorkerView(worker, null), OrgRole.OWNER);
            assertThat(workers().find(OrgScope.oldest(user), worker.id())).isEqualTo(expected);
            assertThat(workers().find(scope(org.value()), worker.id())).isEqualTo(expected);
        }

        @Test
        void shouldNotFindWhatIsInAnotherOrganisation() {
            OrgId younger = new OrgId(unique());
            orgOf(user, org, NOW);
            orgOf(user, younger, NOW.plusMillis(1));
            Worker worker = insert(requestedIn(younger, "there"));

            assertThat(workers().find(OrgScope.oldest(user), worker.id())).isEqualTo(new NotFound());
            assertThat(workers().find(scope(org.value()), worker.id())).isEqualTo(new NotFound());
        }

        @Test
        void shouldNotFindWhatIsNamedInexactly() {
            orgOf(user, org, NOW);
            Worker worker = insert(requested("one", NOW));

            for (WorkerId wrong : inexact(worker.id())) {
                assertThat(workers().find(OrgScope.oldest(user), wrong)).isEqualTo(new NotFound());
                assertThat(workers().find(wrong)).isEmpty();
            }
        }

        @Test
        void shouldRefuseTheOrganisationsOfOthers() {
            OrgId foreign = new OrgId(unique());
            orgOf(user, org, NOW);
            orgOf(new UserId("Other" + unique()), foreign, NOW);
            Worker worker = insert(requestedIn(foreign, "foreign"));

            assertThat(workers().find(scope(foreign.value()), worker.id())).isEqualTo(new Forbidden());
            assertThat(workers().find(scope(org.value() + " "), worker.id())).isEqualTo(new Forbidden());
        }

        @Test
        void shouldSayWhenTheCallerBelongsNowhere() {
            assertThat(workers().find(OrgScope.oldest(user), newId())).isEqualTo(new NoMembership());
            assertThat(workers().find(scope(unique()), newId())).isEqualTo(new NoMembership());
        }

        @Test
        void shouldFindAnyWorkerForTheMachines() {
            Worker worker = insert(requested("one", NOW));
            WorkerInstance instance = instance(worker, "11111111", NOW);
            workers().putInstance(instance);

            assertThat(workers().find(worker.id())).contains(new WorkerView(worker, instance));
            assertThat(workers().find(newId())).isEmpty();
        }
    }

    @Nested
    class Tokens {

        @Test
        void shouldGiveWhatTheWorkerWasInsertedWith() {
            Worker worker = requested("one", NOW);
            WorkerTokens tokens = newTokens();
            workers().insert(worker, tokens, List.of(unique(), unique()));

            assertThat(workers().tokens(worker.id())).contains(tokens);
        }

        @Test
        void shouldGiveTheOldestThatIsNotRevoked() {
            WorkerId id = newId();
            Secret host = token();
            Secret client = token();
            addToken(unique(), id, TokenScope.HOST, token(), NOW, NOW.plusSeconds(5));
            addToken("0" + unique().substring(1), id, TokenScope.HOST, host, NOW.plusMillis(1), null);
            addToken("f" + unique().substring(1), id, TokenScope.HOST, token(), NOW.plusMillis(1), null);
            addToken(unique(), id, TokenScope.CLIENT, token(), NOW.plusMillis(2), null);
            addToken(unique(), id, TokenScope.CLIENT, client, NOW.plusMillis(1), null);

            assertThat(workers().tokens(id)).contains(new WorkerTokens(host, client));
        }

        @Test
        void shouldGiveNoneUnlessThereIsOneOfEachScope() {
            WorkerId id = newId();
            addToken(unique(), id, TokenScope.HOST, token(), NOW, null);
            addToken(unique(), id, TokenScope.CLIENT, token(), NOW, NOW);

            assertThat(workers().tokens(id)).isEmpty();
            assertThat(workers().tokens(newId())).isEmpty();
        }

        @Test
        void shouldGiveNoneForAnInexactIdentifier() {
            Worker worker = insert(requested("one", NOW));

            for (WorkerId wrong : inexact(worker.id())) {
                assertThat(workers().tokens(wrong)).isEmpty();
            }
        }
    }

    @Nested
    class Updating {

        @Test
        void shouldWriteTheStatusAndTheTimeOfChangeAlone() {
            Worker worker = insert(requested("one", NOW));

            assertThat(workers().updateStatus(worker.id(), WorkerStatus.HEALTHY, NOW.plusMillis(5)))
                    .isTrue();

            assertThat(found(worker.id()).worker())
                    .isEqualTo(new Worker(
                            worker.id(),
                            worker.orgId(),
                            worker.createdBy(),
                            worker.spec(),
                            WorkerStatus.HEALTHY,
                            NOW,
                            NOW.plusMillis(5)));
        }

        @Test
        void shouldSayThatTheWorkerIsThereWhenNothingChanges() {
            Worker worker = insert(requested("one", NOW));

            assertThat(workers().updateStatus(worker.id(), worker.status(), NOW))
                    .isTrue();
        }

        @Test
        void shouldSayWhenThereIsNoSuchWorker() {
            Worker worker = insert(requested("one", NOW));

            for (WorkerId wrong : inexact(worker.id())) {
                assertThat(workers().updateStatus(wrong, WorkerStatus.FAILED, NOW))
                        .isFalse();
            }
            assertThat(found(worker.id()).worker()).isEqualTo(worker);
        }

        @Test
        void shouldReplaceAnInstance() {
            Worker worker = insert(requested("one", NOW));
            WorkerInstance first = instance(worker, "11111111", NOW);
            workers().putInstance(first);
            WorkerInstance second = new WorkerInstance(
                    first.id(),
                    worker.id(),
                    "render",
                    "oregon",
                    "https://🦊.example/" + "x".repeat(2000),
                    WorkerStatus.STOPPED,
                    NOW.plusSeconds(1),
                    NOW.plusSeconds(2));

            workers().putInstance(second);
            assertThat(found(worker.id()).instance()).isEqualTo(second);

            workers().putInstance(first);
            assertThat(found(worker.id()).instance()).isEqualTo(first);
        }
    }

    @Nested
    class Deleting {

        @Test
        void shouldRemoveTheWorkerWithAllThatBelongsToItAndNothingElse() {
            Worker worker = insert(requested("one", NOW));
            Worker other = insert(requested("two", NOW));
            workers().putInstance(instance(worker, "11111111", NOW));
            WorkerInstance instance = instance(other, "22222222", NOW);
            workers().putInstance(instance);

            assertThat(workers().delete(worker.id())).isTrue();

            assertThat(workers().find(worker.id())).isEmpty();
            assertThat(workers().tokens(worker.id())).isEmpty();
            assertThat(workers().find(other.id())).contains(new WorkerView(other, instance));
            assertThat(workers().tokens(other.id())).isPresent();
            // nothing is left that a worker of the same identifier would get
            insert(worker);
            assertThat(found(worker.id()).instance()).isNull();
        }

        @Test
        void shouldSayWhenThereWasNone() {
            Worker worker = insert(requested("one", NOW));
            workers().delete(worker.id());

            assertThat(workers().delete(worker.id())).isFalse();
            assertThat(workers().updateStatus(worker.id(), WorkerStatus.HEALTHY, NOW))
                    .isFalse();
        }

        @Test
        void shouldNotTakeOneWorkerForAnother() {
            Worker worker = insert(requested("one", NOW));
            WorkerInstance instance = instance(worker, "11111111", NOW);
            workers().putInstance(instance);

            for (WorkerId wrong : inexact(worker.id())) {
                assertThat(workers().delete(wrong)).isFalse();
            }
            assertThat(workers().find(worker.id())).contains(new WorkerView(worker, instance));
            assertThat(workers().tokens(worker.id())).isPresent();
        }
    }

    @Nested
    class Counting {

        @Test
        void shouldCountCloudWorkersOfAnyOrganisationAndStatus() {
            insert(requestedIn(org, "one"));
            insert(requestedIn(new OrgId(unique()), "two"));
            insert(new Worker(newId(), org, user, cloud("failed"), WorkerStatus.FAILED, NOW, NOW));
            insert(new Worker(newId(), org, user, cloud("stopped"), WorkerStatus.STOPPED, NOW, NOW));
            insert(Worker.request(
                    newId(), org, user, new WorkerSpec("l", null, WorkerDestination.LOCAL, "/x", null, null), NOW));
            insert(new Worker(newId(), org, null, cloud("nobody's"), WorkerStatus.HEALTHY, NOW, NOW));

            assertThat(workers().countCloud(user)).isEqualTo(new WorkerRepository.CloudCount(4, 3));
        }

        @Test
        void shouldCountNothingForOthers() {
            insert(requestedIn(org, "one"));

            assertThat(workers().countCloud(new UserId(user.value().toUpperCase(Locale.ROOT))))
                    .isEqualTo(new WorkerRepository.CloudCount(0, 0));
        }
    }

    @Nested
    class FindingTheAbandoned {

        @Test
        void shouldFindCloudWorkersOnTheirWayWithoutALaunchOldestFirst() {
            orgOf(user, org, NOW);
            Worker younger = insert(requested("younger", NOW.plusMillis(1)));
            Worker older = insert(requested("older", NOW));
            Worker launched = insert(requested("launched", NOW));
            addLaunch(launched, user);
            insert(new Worker(newId(), org, user, cloud("healthy"), WorkerStatus.HEALTHY, NOW, NOW));
            insert(new Worker(newId(), org, user, cloud("failed"), WorkerStatus.FAILED, NOW, NOW));
            WorkerSpec local = new WorkerSpec("l", null, WorkerDestination.LOCAL, "/x", null, null);
            insert(new Worker(newId(), org, user, local, WorkerStatus.PROVISIONING, NOW, NOW));

            assertThat(abandoned())
                    .containsExactly(
                            new WorkerRepository.Abandoned(older, user), new WorkerRepository.Abandoned(younger, user));
        }

        @Test
        void shouldLetTheOwnerOfTheOrganisationStandInForAnUnknownCreator() {
            orgOf(user, org, NOW);
            Worker worker = insert(new Worker(newId(), org, null, cloud("old"), WorkerStatus.PROVISIONING, NOW, NOW));

            assertThat(abandoned()).containsExactly(new WorkerRepository.Abandoned(worker, user));
        }

        @Test
        void shouldLeaveOutWhatIsNobodys() {
            insert(new Worker(newId(), org, null, cloud("old"), WorkerStatus.PROVISIONING, NOW, NOW));

            assertThat(abandoned()).isEmpty();
        }

        @Test
        void shouldFindNoMoreThanAskedFor() {
            orgOf(user, org, NOW);
            insert(requested("one", NOW));
            insert(requested("other", NOW));

            assertThat(workers().abandoned(1)).hasSize(1);
        }

        private List<WorkerRepository.Abandoned> abandoned() {
            return workers().abandoned(10_000).stream()
                    .filter(each -> each.worker().orgId().equals(org))
                    .toList();
        }
    }

    @Test
    void shouldVoidTheTokensOfAllWorkersThatAUserMade() {
        orgOf(user, org, NOW);
        Worker worker = insert(requested("Mine", NOW));
        Worker ofOther = new Worker(
                newId(),
                org,
                new UserId("Other" + unique()),
                worker.spec(),
                worker.status(),
                worker.createdAt(),
                worker.updatedAt());
        insert(ofOther);

        workers().revokeTokens(user, NOW.plusSeconds(1));
        workers().revokeTokens(user, NOW.plusSeconds(2));

        assertThat(workers().tokens(worker.id())).isEmpty();
        assertThat(workers().tokens(ofOther.id())).isPresent();
    }

    private Worker insert(Worker worker) {
        workers().insert(worker, newTokens(), List.of(unique(), unique()));
        return worker;
    }

    private WorkerView found(WorkerId id) {
        return workers().find(id).orElseThrow();
    }

    private List<Worker> listed(OrgScope scope, int limit) {
        return ((Listed) workers().list(scope, limit))
                .workers().stream().map(WorkerView::worker).toList();
    }

    private OrgScope scope(String requested) {
        return new OrgScope(user, Optional.of(requested));
    }

    private void orgOf(UserId owner, OrgId id, Instant at) {
        orgs().insert(new Org(id, "Org", "slug-" + unique(), owner, at), unique());
    }

    private Worker requested(String name, Instant at) {
        return Worker.request(newId(), org, user, cloud(name), at);
    }

    private Worker requested(String name, Instant at, String prefix) {
        return Worker.request(new WorkerId(prefix + unique().substring(8)), org, user, cloud(name), at);
    }

    private Worker requestedIn(OrgId where, String name) {
        return Worker.request(newId(), where, user, cloud(name), NOW);
    }

    private static WorkerSpec cloud(String name) {
        return new WorkerSpec(name, null, WorkerDestination.CLOUD, null, null, null);
    }

    private static WorkerInstance instance(Worker worker, String prefix, Instant at) {
        return new WorkerInstance(
                prefix + unique().substring(8),
                worker.id(),
                "stub",
                null,
                "https://x.example",
                WorkerStatus.HEALTHY,
                at,
                at.plus(Duration.ofMillis(7)));
    }

    private static List<WorkerId> inexact(WorkerId id) {
        return List.of(new WorkerId(id.value().toUpperCase(Locale.ROOT)), new WorkerId(id.value() + " "), newId());
    }

    private static WorkerTokens newTokens() {
        return new WorkerTokens(token(), token());
    }

    private static Secret token() {
        return Secret.of(unique() + unique());
    }

    /** With a letter in it, so that there is an upper case of it. */
    private static WorkerId newId() {
        return new WorkerId(unique().substring(0, 35) + "a");
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
