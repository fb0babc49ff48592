package dev.latchkey.credential.mfa;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.latchkey.secret.SecretText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A text as a QR code: a path for pages, a picture for programs. */
final class QrCode {
    private static final int PNG_SIZE = 300;
    private static final int QUIET_ZONE = 4;

    private final SecretText text;

    private QrCode(SecretText text) {
        this.text = text;
    }

    static QrCode of(SecretText text) {
        return new QrCode(text);
    }

    /** As an SVG path in a square of {@link #size()} units: one flat rectangle for each run of dark modules. */
    String path() {
        BitMatrix modules = matrix(0);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M')
                            .append(start)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - start)
                            .append("v1h-")
                            .append(x - start)
                            .append('z');
                }
            }
        }
        return path.toString();
    }

    /** The width of the square in which {@link #path()} is drawn, the quiet zone around it included. */
    int size() {
        return matrix(0).getWidth();
    }

    /** As a PNG. */
    byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(matrix(PNG_SIZE), "PNG", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private BitMatrix matrix(int size) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text.reveal(),
                            BarcodeFormat.QR_CODE,
                            size,
                            size,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
