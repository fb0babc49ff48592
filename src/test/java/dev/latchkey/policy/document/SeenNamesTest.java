package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenNamesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 10, 100})
    void each_name_is_new_once(int names) {
        SeenNames seen = new SeenNames();

        for (int i = 0; i < names; i++) {
            assertThat(seen.add("name " + i)).isTrue();
        }
        for (int i = 0; i < names; i++) {
            assertThat(seen.add("name " + i)).isFalse();
        }
    }
}
