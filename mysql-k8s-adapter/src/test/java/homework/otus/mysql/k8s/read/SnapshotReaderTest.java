package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.LIFE;
import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static homework.otus.mysql.k8s.Samples.SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeStatusBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private final FakeObjects cluster = new FakeObjects();
    private final Manifests manifests = new Manifests(AdapterSettings.defaults());

    private ClusterSnapshot read(MySQL resource) {
        ClusterSnapshot snapshot = new SnapshotReader(cluster, manifests, () -> NOW).read(resource);
        assertThat(new SnapshotReader(cluster.lean(), manifests, () -> NOW).read(resource))
                .as("from what caches keep")
                .isEqualTo(snapshot);
        return snapshot;
    }

    private ClusterSnapshot read() {
        return read(Samples.resource());
    }

    /** What the action creates, with a UID, as if the API server had it. */
    private HasMetadata created(Action action) {
        HasMetadata object = manifests.of(MYSQL_INSTANCE, action).orElseThrow();
        object.getMetadata().setUid("uid-of-" + object.getMetadata().getName());
        cluster.with(object);
        return object;
    }

    @Test
    void anEmptyClusterHasNothing() {
        assertThat(read())
                .isEqualTo(ClusterSnapshot.builder()
                        .instance(MYSQL_INSTANCE)
                        .observedAt(NOW)
                        .resource(ResourceFact.builder()
                                .uid(LIFE)
                                .generation(3)
                                .createdAt(NOW.minusSeconds(3600))
                                .guarded(false)
                                .build())
                        .build());
    }

    @Test
    void aResourceInAFileHasASimulatedLife() {
        MySQL resource = Samples.resource();
        resource.setMetadata(
                new ObjectMetaBuilder().withName("a").withNamespace("b").build());
        ResourceFact fact = read(resource).resource();
        assertThat(fact.uid().isSimulated()).isTrue();
        assertThat(fact.createdAt()).isEqualTo(NOW);
    }

    @Test
    void theResourceTellsWhatItsUserAskedFor() {
        MySQL resource = Samples.resource();
        resource.getMetadata().setFinalizers(List.of("other/one", Annotations.FINALIZER));
        resource.getMetadata().setAnnotations(Map.of(Annotations.SKIP_FINAL_BACKUP, "x", Annotations.ADOPT, "true"));
        resource.getMetadata().setDeletionTimestamp("2020-08-11T07:59:00Z");
        resource.getSpec().setPassword("");
        ResourceFact fact = read(resource).resource();
        assertThat(fact.guarded()).isTrue();
        assertThat(fact.adopt()).isTrue();
        assertThat(fact.skipFinalBackup()).contains("x");
        assertThat(fact.deletionRequestedAt()).contains(NOW.minusSeconds(60));
        assertThat(fact.passwordGiven()).isFalse();
    }

    @Test
    void theReportIsOfTheGenerationThatItWasWrittenFor() {
        MySQL resource = Samples.resource();
        MySQLStatus status = new MySQLStatus();
        status.setObservedGeneration(3L);
        status.setMessage("created");
        resource.setStatus(status);
        assertThat(read(resource).resource().reported()).isEmpty();
        status.setReportedGeneration(2L);
        assertThat(read(resource).resource().reported()).contains(new ResourceFact.Reported(2, "created"));
    }

    @Test
    void readsBackWhatItWroteAboutStorage() {
        PersistentVolume made = (PersistentVolume)
                created(new Action.CreateVolume(Storage.DATA, "1Gi", "node-1", LIFE, Optional.of(SPEC)));
        created(new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                LIFE,
                Optional.of(SPEC),
                Opening.NEVER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        VolumeFact volume = read().dataVolume().orElseThrow();
        assertThat(volume.node()).contains("node-1");
        assertThat(volume.life()).contains(LIFE);
        assertThat(volume.applied()).contains(SPEC);
        assertThat(volume.imageChange()).isEmpty();
        assertThat(volume.capacity()).isEqualTo("1Gi");
        assertThat(volume.ownership()).isEqualTo(Ownership.OURS);
        assertThat(volume.claimRef())
                .contains(new VolumeFact.ClaimRef("default", "mysql-instance-pvc", Optional.empty()));
        assertThat(read().dataClaim().orElseThrow().applied()).contains(SPEC);
        assertThat(read().dataClaim().orElseThrow().opening()).isEqualTo(Opening.NEVER);
        assertThat(read().backupVolume()).isEmpty();
        made.getMetadata().getAnnotations().put(Annotations.APPLIED, "{");
        assertThatThrownBy(this::read)
                .isInstanceOf(AdapterException.class)
                .hasMessageContaining("volume mysql-instance-pv: the annotation");
    }

    @Test
    void aVolumeIsRecognisedWhenTheVolumeControllerGaveItAPhase() {
        PersistentVolume volume = (PersistentVolume)
                created(new Action.CreateVolume(Storage.DATA, "1Gi", "node-1", LIFE, Optional.empty()));
        assertThat(read().dataVolume().orElseThrow().recognised()).isFalse();
        volume.setStatus(
                new PersistentVolumeStatusBuilder().withPhase("Pending").build());
        assertThat(read().dataVolume().orElseThrow().recognised()).isFalse();
        volume.setStatus(
                new PersistentVolumeStatusBuilder().withPhase("Available").build());
        assertThat(read().dataVolume().orElseThrow().recognised()).isTrue();
    }

    @Test
    void aVolumeThatWasBoundSaysSo() {
        PersistentVolume volume = (PersistentVolume)
                created(new Action.CreateVolume(Storage.BACKUP, "1Gi", "node-1", LIFE, Optional.empty()));
        volume.getSpec().getClaimRef().setUid("claim-uid");
        assertThat(read().backupVolume().orElseThrow().wasBound()).isTrue();
    }

    @Test
    void everyOpeningSurvives() {
        for (Opening opening : List.of(
                Opening.NEVER, Opening.UNKNOWN, Opening.FRESH, Opening.KEPT, Opening.restored(new BackupId("b")))) {
            HasMetadata claim = created(new Action.CreateClaim(
                    Storage.DATA,
                    "1Gi",
                    LIFE,
                    Optional.empty(),
                    opening,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            assertThat(ClaimNotes.opening((PersistentVolumeClaim) claim)).isEqualTo(opening);
        }
    }

    @Test
    void anOpeningThatIsMissingOrOddIsUnknown() {
        HasMetadata claim = created(new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                LIFE,
                Optional.empty(),
                Opening.NEVER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        for (String note : List.of("", "RESTORED:", "RESTORED", "never", "?")) {
            claim.getMetadata().setAnnotations(Map.of(Annotations.OPENING, note));
            assertThat(read().dataClaim().orElseThrow().opening()).as(note).isEqualTo(Opening.UNKNOWN);
        }
        claim.getMetadata().setAnnotations(null);
        assertThat(read().dataClaim().orElseThrow().opening()).isEqualTo(Opening.UNKNOWN);
    }

    @Test
    void anAppliedSpecThatCannotBeReadIsAnError() {
        HasMetadata claim = created(new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                LIFE,
                Optional.empty(),
                Opening.NEVER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        for (String note : List.of("", "{", "{\"image\":\"a\"}", "[]")) {
            claim.getMetadata().setAnnotations(Map.of(Annotations.APPLIED, note));
            assertThatThrownBy(this::read).isInstanceOf(AdapterException.class).hasMessageContaining("applied");
        }
    }

    @Test
    void theCatalogueIsReadBackWhole() {
        created(new Action.WriteCatalogue(new Uid("claim"), List.of(BACKUP)));
        assertThat(read().catalogue().orElseThrow().backups()).containsExactly(BACKUP);
        assertThat(read().catalogue().orElseThrow().backupClaim()).isEqualTo(new Uid("claim"));
    }

    @Test
    void aCatalogueThatCannotBeReadIsNotAnEmptyOne() {
        for (String text : List.of("", "{}", "[{}]", "[" + "{\"id\":\"a\"}]", "no")) {
            FakeObjects broken = new FakeObjects()
                    .with(new ConfigMapBuilder()
                            .withMetadata(FakeObjects.ours(ObjectRole.CATALOGUE, Map.of()))
                            .withData(Map.of(Catalogues.KEY, text))
                            .build());
            assertThatThrownBy(() -> new SnapshotReader(broken, manifests, () -> NOW).read(Samples.resource()))
                    .as(text)
                    .isInstanceOfSatisfying(
                            AdapterException.class,
                            e -> assertThat(e.code()).isEqualTo(AdapterException.Code.UNREADABLE));
        }
    }

    @Test
    void theCatalogueOfOthersIsNotLookedInto() {
        cluster.with(new ConfigMapBuilder()
                .withNewMetadata()
                .withName("mysql-instance-backups")
                .withNamespace("default")
                .withUid("u")
                .endMetadata()
                .build());
        assertThat(read().catalogue().orElseThrow().ownership()).isEqualTo(Ownership.UNLABELLED);
    }

    @Test
    void aNamespaceThatGoesIsSeen() {
        cluster.with(new NamespaceBuilder()
                .withNewMetadata()
                .withName("default")
                .withDeletionTimestamp("2020-08-11T07:59:00Z")
                .endMetadata()
                .build());
        assertThat(read().namespaceTerminating()).isTrue();
    }

    @Test
    void readsJobsBeforeTheirPods() {
        List<String> asked = new ArrayList<>();
        ObjectSource source = new ObjectSource() {
            @Override
            public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
                asked.add(type.getSimpleName());
                return Optional.empty();
            }

            @Override
            public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
                asked.add(type.getSimpleName());
                return List.of();
            }
        };
        var unused = new SnapshotReader(source, manifests, () -> Samples.NOW).read(Samples.resource());
        assertThat(asked.lastIndexOf("Job")).isLessThan(asked.indexOf("Pod"));
    }
}
