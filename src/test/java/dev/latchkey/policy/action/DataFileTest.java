package dev.latchkey.policy.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFileTest {

    @ParameterizedTest
    @CsvSource({"actions.txt, 3", "condition-keys.txt, 2", "services.txt, 1"})
    void holds_rows_of_columns_without_comments_and_blank_lines(String name, int columns) {
        List<String[]> rows = DataFile.rows(name);

        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSizeGreaterThanOrEqualTo(columns);
            assertThat(row)
                    .allSatisfy(cell -> assertThat(cell).isEqualTo(cell.strip()).doesNotStartWith("#"));
            assertThat(row[0]).isNotEmpty();
        });
    }

    @Test
    void is_not_guessed_where_it_is_missing() {
        assertThatThrownBy(() -> DataFile.rows("none.txt")).hasMessage("the data file `none.txt` is missing");
    }
}
