package dev.latchkey.commandline;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import javax.imageio.ImageIO;

/** Prints what the QR code in a picture says: the last argument names it. */
public final class QrReader {

    private QrReader() {}

    public static void main(String... arguments) throws IOException, ReaderException {
        var picture = ImageIO.read(new File(arguments[arguments.length - 1]));
        var code = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        try (PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8")) {
            out.println(new QRCodeReader().decode(code).getText());
        }
    }
}
