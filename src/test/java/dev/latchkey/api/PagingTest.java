package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.operation.member.Page;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.iam.model.Tag;

/** Every listing of the API comes in parts, with markers that are nobody's business but the portal's. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagingTest {

    private static final List<String> BAD = List.of(
            "nonsense!",
            "====",
            "A",
            "é",
            "!",
            "#ÿ",
            encoded("\0"),
            encoded("\u007f' or 1=1"),
            encoded("v0"),
            encoded("-1"),
            encoded("99999999999999999999"),
            encoded("zzz"),
            "%41",
            "a".repeat(320),
            "~".repeat(320));

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Programs programs;

    @Inject
    ApiCatalogue catalogue;

    private Scene scene;

    @BeforeEach
    void an_account_has_one_of_everything() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        scene = new Scene(world, clock, sql);
        scene.cal().administrator();
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The calls of what the catalogue says comes in parts. */
    private List<EveryCall> listings() {
        Set<String> names = catalogue.all().stream()
                .filter(operation -> Arrays.stream(operation.input().getRecordComponents())
                        .anyMatch(component -> component.getType() == Page.class))
                .map(ApiOperation::name)
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(20);
        List<EveryCall> listings = EveryCall.all().stream()
                .filter(call -> names.contains(call.name()))
                .toList();
        assertThat(listings).hasSameSizeAs(names);
        return listings;
    }

    /** What a call answers with that marker, for a part of that many at most. */
    private SdkPojo part(EveryCall call, @Nullable String marker, @Nullable Integer most) {
        Paging paging = new Paging(marker, most);
        AwsCredentials credentials = programs.credentialsOf(scene.cal());
        EveryCall.Clients clients =
                new EveryCall.Clients(programs.iam(credentials, paging), programs.sts(credentials, paging));
        try {
            call.prepare(scene).accept(clients);
        } finally {
            clients.close();
        }
        return (SdkPojo) Objects.requireNonNull(paging.answer);
    }

    @Test
    void its_parts_are_the_whole() {
        assertThat(listings()).allSatisfy(call -> {
            List<Object> whole = elements(part(call, null, null));
            List<Object> together = new ArrayList<>();
            Optional<String> marker = Optional.empty();
            do {
                SdkPojo part = part(call, marker.orElse(null), 1);
                assertThat(elements(part)).hasSizeLessThanOrEqualTo(1);
                together.addAll(elements(part));
                marker = member(part, "Marker").map(String.class::cast);
                assertThat(member(part, "IsTruncated")).contains(marker.isPresent());
            } while (marker.isPresent() && together.size() <= whole.size());

            assertThat(together).containsExactlyInAnyOrderElementsOf(whole);
        });
    }

    @Test
    void a_marker_that_nobody_gave_is_told_as_such_or_is_a_place_in_ones_own_listing() {
        List<String> bad = new ArrayList<>(BAD);
        listings().forEach(call -> member(part(call, null, 1), "Marker").ifPresent(marker -> bad.add((String) marker)));
        assertThat(bad).hasSizeGreaterThan(BAD.size() + 5);

        assertThat(listings()).allSatisfy(call -> {
            List<Object> whole = elements(part(call, null, null));
            for (String marker : bad) {
                List<Object> found = new ArrayList<>();
                AwsServiceException refused = catchThrowableOfType(
                        AwsServiceException.class, () -> found.addAll(elements(part(call, marker, null))));
                if (refused == null) {
                    assertThat(whole).as(marker).containsAll(found);
                } else {
                    assertThat(refused.statusCode()).as(marker).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                }
            }
        });
    }

    @Test
    void a_listing_goes_on_after_the_longest_key_there_is() {
        String letters = Character.toString(0x3134A).repeat(128);
        try (var iam = programs.iam(scene.cal())) {
            iam.tagUser(tag -> tag.userName("bob")
                    .tags(
                            Tag.builder().key(letters).value("1").build(),
                            Tag.builder().key("z".repeat(128)).value("2").build()));

            assertThat(iam.listUserTagsPaginator(list -> list.userName("bob").maxItems(1))
                            .tags())
                    .extracting(Tag::value)
                    .containsExactly("blue", "2", "1");
            for (String end : List.of("a", "b")) {
                iam.createVirtualMFADevice(create -> create.virtualMFADeviceName("m".repeat(225) + end));
            }
            assertThat(iam.listVirtualMFADevicesPaginator(list -> list.maxItems(1))
                            .virtualMFADevices())
                    .hasSize(2);
        }
    }

    @Test
    void a_size_out_of_range_is_told() {
        assertThat(listings()).allSatisfy(call -> {
            for (int most : List.of(0, -1, 1001)) {
                assertThat(catchThrowableOfType(AwsServiceException.class, () -> part(call, null, most))
                                .awsErrorDetails()
                                .errorMessage())
                        .contains("at 'maxItems' failed to satisfy constraint");
            }
            assertThatCode(() -> part(call, null, 1000)).doesNotThrowAnyException();
        });
    }

    /** All elements of all lists of an answer. */
    private static List<Object> elements(SdkPojo answer) {
        List<Object> elements = new ArrayList<>();
        for (SdkField<?> field : answer.sdkFields()) {
            if (field.marshallingType().equals(MarshallingType.LIST)) {
                elements.addAll((Collection<?>) field.getValueOrDefault(answer));
            }
        }
        return elements;
    }

    private static Optional<Object> member(SdkPojo answer, String name) {
        return answer.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .map(field -> field.getValueOrDefault(answer));
    }

    /** Asks for another part than the call itself does, and keeps the answer. */
    private static final class Paging implements ExecutionInterceptor {

        private final @Nullable String marker;
        private final @Nullable Integer most;
        private @Nullable SdkResponse answer;

        Paging(@Nullable String marker, @Nullable Integer most) {
            this.marker = marker;
            this.most = most;
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            SdkRequest.Builder builder = context.request().toBuilder();
            for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
                if (field.memberName().equals("Marker")) {
                    field.set(builder, marker);
                } else if (field.memberName().equals("MaxItems")) {
                    field.set(builder, most);
                }
            }
            return builder.build();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            answer = context.response();
        }
    }
}
