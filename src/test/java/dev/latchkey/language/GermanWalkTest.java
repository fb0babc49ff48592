package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.Crawler;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.Routes;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever reads German meets no English on any page, but for the names of things and the words of IAM. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanWalkTest {

    private static final List<String> STARTS = List.of("/security-credentials", "/admin", "/admin/account-settings");

    /** A sentence or a part of one: two words at least, and one of them in small letters. */
    private static final Pattern SPEECH = Pattern.compile("\\p{L}{2,}[ ,:]+\\p{Ll}{2,}");

    /** Names, policies, what people typed, and what says of itself that it is English. */
    private static final String NO_SPEECH = "code, pre, textarea, option, script, style, [lang=en]:not(html)";

    private static final List<String> READ_ALOUD = List.of("aria-label", "title", "placeholder", "data-label", "alt");

    @Inject
    World world;

    @Test
    void an_administrator() {
        World.Account account = world.account();
        account.userWithPassword("zoe").withPublished("ManageOwnCredentialsNoMFA");

        assertThat(english(account.userWithPassword("dana").administrator())).isEmpty();
    }

    @Test
    void somebody_for_whom_nearly_all_is_closed() {
        assertThat(english(person("ManageOwnPasswordOnly"))).isEmpty();
    }

    @Test
    void somebody_who_has_to_use_MFA() {
        assertThat(english(person("ManageOwnCredentialsWithMFA"))).isEmpty();
    }

    @Test
    void somebody_whom_a_policy_denies_everything() {
        World.Account account = world.account();
        String nothing = account.policy("Nothing", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "No", "Effect": "Deny", "Action": "*", "Resource": "*"}]}
            """);

        assertThat(english(account.userWithPassword("gwen").with(nothing))).isEmpty();
    }

    private World.Person person(String policy) {
        return world.account().userWithPassword("paul").withPublished(policy);
    }

    /** What stands on a page in German as it does in English. */
    private static Set<String> english(World.Person person) {
        Map<String, Page> english = Crawler.crawl(PortalClient.open().signedIn(person), STARTS);
        Map<String, Page> german = Crawler.crawl(
                PortalClient.open().header("Accept-Language", "de").signedIn(person), STARTS);
        Set<String> said = new HashSet<>();
        english.values().forEach(page -> speech(page.html()).forEach(said::add));

        Set<String> same = new TreeSet<>();
        german.forEach((address, page) -> speech(page.html())
                .filter(said::contains)
                .forEach(text -> same.add(Routes.templateOf(address) + ": " + text)));
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(german).hasSameSizeAs(english);
        return same;
    }

    private static Stream<String> speech(Document page) {
        page.select(NO_SPEECH).remove();
        Stream<String> texts = page.getAllElements().stream()
                .flatMap(element -> element.textNodes().stream())
                .map(TextNode::text);
        Stream<String> attributes = page.getAllElements().stream()
                .flatMap((Element element) -> READ_ALOUD.stream().map(element::attr));
        return Stream.concat(texts, attributes).map(String::strip).filter(text -> SPEECH.matcher(text)
                .find());
    }
}
