package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secret.Keys;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretBytes;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CarriedFormsTest {

    private static final String USER = "AIDAAAAAAAAAAAAAAAAAA";
    private static final NextPath TARGET = new NextPath("/admin/account-settings");

    private final CarriedForms forms = new CarriedForms(unlocked());

    static Keys unlocked() {
        Keys keys = new Keys();
        keys.unlock(SecretBytes.of(new RandomSource().bytes(Keys.KEY_BYTES)));
        return keys;
    }

    @Property(tries = 200)
    void come_back_as_they_were_to_the_same_user(@ForAll Map<String, String> fields) {
        CarriedForm form = new CarriedForm(USER, TARGET, new Typed(fields));

        assertThat(forms.open(forms.seal(form), USER)).contains(form);
    }

    @Test
    void are_nothing_to_anybody_else() {
        String sealed = forms.seal(new CarriedForm(USER, TARGET, new Typed(Map.of("alias", "example-corp"))));

        assertThat(forms.open(sealed, "AIDABBBBBBBBBBBBBBBBB")).isEmpty();
        assertThat(new CarriedForms(unlocked()).open(sealed, USER)).isEmpty();
        assertThat(sealed).doesNotContain("example-corp");
    }

    @Test
    void are_nothing_once_changed() {
        String sealed = forms.seal(new CarriedForm(USER, TARGET, Typed.NOTHING));

        assertThat(forms.open(sealed.substring(2), USER)).isEmpty();
        assertThat(forms.open("not base64!", USER)).isEmpty();
        assertThat(forms.open("", USER)).isEmpty();
        assertThat(forms.open(null, USER)).isEmpty();
    }
}
