package dev.latchkey.credential.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.latchkey.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an authenticator app reads off the page, read back by a decoder. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QrCodeTest {
    private static final SecretBytes SEED =
            SecretBytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    @Test
    void the_path_on_the_page_holds_the_seed() throws Exception {
        OtpAuth uri = OtpAuth.of("mia", "example-corp", SEED);
        QrCode code = QrCode.of(uri.text());

        assertThat(read(drawn(code.path(), code.size()))).isEqualTo(uri.text().reveal());
    }

    @Test
    void the_picture_for_programs_holds_it_too() throws Exception {
        OtpAuth uri = OtpAuth.of("mia", "123456789012", SEED);
        byte[] png = QrCode.of(uri.text()).png();

        assertThat(read(new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)))))
                .isEqualTo("otpauth://totp/Amazon%20Web%20Services:mia@123456789012?secret="
                        + Base32.encode(SEED).reveal() + "&issuer=Amazon%20Web%20Services");
    }

    @Property(tries = 200)
    void any_name_can_be_taken_out_of_the_address_again(
            @ForAll
                    @AlphaChars
                    @NumericChars
                    @Chars({'_', '+', '=', ',', '.', '@', '-'})
                    @StringLength(min = 1, max = 226)
                    String name) {
        URI uri = URI.create(OtpAuth.of(name, "example-corp", SEED).text().reveal());

        assertThat(uri.getPath()).isEqualTo("/Amazon Web Services:" + name + "@example-corp");
        assertThat(uri.getRawQuery()).startsWith("secret=" + Base32.encode(SEED).reveal() + "&");
    }

    @Test
    void a_seed_comes_back_from_its_text() {
        assertThat(Base32.decode(Base32.encode(SEED))).isEqualTo(SEED);
    }

    private static String read(LuminanceSource source) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    /** The path as a picture, four pixels for each module. */
    private static LuminanceSource drawn(String path, int size) throws NotFoundException {
        int scale = 4;
        int[] pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher runs = RUN.matcher(path);
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) * scale;
            int y = Integer.parseInt(runs.group(2)) * scale;
            int width = Integer.parseInt(runs.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * size * scale + x, row * size * scale + x + width, 0);
            }
        }
        return new RGBLuminanceSource(size * scale, size * scale, pixels);
    }
}
