package dev.latchkey.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The roles of the embedded database and their random passwords, kept in a file that only the owner reads. */
public record DatabaseAccess(SecretText superuserPassword, SecretText ownerPassword, SecretText applicationPassword) {
    /** Made by `initdb`; used to make the other two, never to serve. */
    public static final String SUPERUSER = "postgres";
    /** Owns the schema and runs the migrations. */
    public static final String OWNER = "latchkey_owner";
    /** Serves: reads and writes rows, and changes no table. */
    public static final String APPLICATION = "latchkey_app";

    public static final String DATABASE = "latchkey";

    private static final String FILE = "database.passwords";
    private static final int PASSWORD_BYTES = 32;

    /** The passwords of this directory; new ones on the first start. */
    static DatabaseAccess in(DataDirectory directory, RandomSource random) throws IOException {
        Path file = directory.path().resolve(FILE);
        if (!Files.exists(file)) {
            String content = "superuser=" + random.token(PASSWORD_BYTES) + "\nowner=" + random.token(PASSWORD_BYTES)
                    + "\napplication=" + random.token(PASSWORD_BYTES) + "\n";
            directory.writePrivately(FILE, content.getBytes(UTF_8));
        }
        return read(file);
    }

    /** The passwords of a directory that has them. */
    static DatabaseAccess existingIn(Path directory) throws IOException {
        return read(directory.resolve(FILE));
    }

    private static DatabaseAccess read(Path file) throws IOException {
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(file)));
        return new DatabaseAccess(
                password(passwords, "superuser", file),
                password(passwords, "owner", file),
                password(passwords, "application", file));
    }

    private static SecretText password(Properties passwords, String role, Path file) {
        String password = passwords.getProperty(role);
        if (password == null || !password.matches("[A-Za-z0-9_-]{20,}")) {
            throw new DatabaseStartException("the file " + file + " lacks the password of `" + role
                    + "`; restore it together with the data directory it belongs to");
        }
        return SecretText.of(password);
    }
}
