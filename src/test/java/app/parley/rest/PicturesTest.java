package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PicturesTest {
    // The beginnings of files that are 32 pixels wide and high.
    private static final byte[] LOSSY = webp("VP8 ", "000000000000009d012a20002000");
    private static final byte[] LOSSLESS = webp("VP8L", "000000002f1fc00700");
    private static final byte[] EXTENDED = webp("VP8X", "0a000000100000001f00001f0000");
    private static final byte[] ANIMATED = webp("VP8X", "0a000000120000001f00001f0000");

    private final RestServer server = new RestServer();
    private final Browser ada = server.admin();
    private final Browser bob = server.member("bob");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPictureIsShownToTheTeamUnderTheHashThatPresenceTells() {
        byte[] picture = picture("png", 256, 256);

        String hash = set(ada, picture).expect(200).field("/picture");

        assertThat(hash).matches("[0-9a-f]{32}");
        assertThat(bob.get("/presence/ada").field("/picture")).isEqualTo(hash);
        assertThat(bob.get("/users/ada").field("/picture")).isEqualTo(hash);
        assertThat(ada.get("/session").field("/picture")).isEqualTo(hash);
        Browser.Answer shown = bob.get("/users/ada/picture?v=" + hash).expect(200);
        assertThat(shown.bytes()).isEqualTo(picture);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
    }

    @Test
    void withoutItsHashItIsAskedForAgainByItsEtag() {
        String hash = set(ada, picture("jpg", 64, 64)).expect(200).field("/picture");

        Browser.Answer first = bob.get("/users/ada/picture").expect(200);
        assertThat(first.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("ETag")).isEqualTo("\"" + hash + "\"");
        bob.get("/users/ada/picture", "If-None-Match", first.header("ETag")).expect(304);

        set(ada, picture("jpg", 128, 128)).expect(200);
        bob.get("/users/ada/picture", "If-None-Match", first.header("ETag")).expect(200);
        assertThat(bob.get("/users/ada/picture?v=" + hash).header("Cache-Control"))
                .as("an old hash names another picture")
                .isEqualTo("private, no-cache");
    }

    @Test
    void whatItIsIsReadFromItsBytes() {
        set(ada, LOSSY).expect(200);
        assertThat(bob.get("/users/ada/picture").header("Content-Type")).isEqualTo("image/webp");
        set(ada, LOSSLESS).expect(200);
        set(ada, EXTENDED).expect(200);
        set(ada, ANIMATED).expect(422);
        set(ada, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .expect(422);
        set(ada, new byte[0]).expect(422);
        set(ada, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}).expect(422);
        set(ada, "GIF89a".getBytes(StandardCharsets.UTF_8)).expect(422);
    }

    @Test
    void neitherSizeNorBytesMayBeMuch() {
        set(ada, picture("png", 513, 513)).expect(422);
        set(ada, picture("png", 64, 65)).expect(422);
        set(ada, picture("png", 8, 8)).expect(422);
        byte[] bomb = picture("png", 64, 64);
        bomb[16] = 0x7F;
        set(ada, bomb).expect(422);
        byte[] long65 = new byte[65_537];
        assertThat(set(ada, long65).expect(413).code()).isEqualTo("too-large");
        assertThat(ada.get("/session").json().get("picture").isNull()).isTrue();
    }

    @Test
    void itCanBeTakenAway() {
        set(ada, picture("png", 64, 64)).expect(200);
        ada.delete("/me/picture").expect(204);

        assertThat(bob.get("/users/ada/picture").expect(404).code()).isEqualTo("not-found");
        assertThat(bob.get("/presence/ada").json().get("picture").isNull()).isTrue();
        ada.delete("/me/picture").expect(204);
        bob.get("/users/nobody/picture").expect(404);
    }

    @Test
    void othersPagesAndStrangersNeitherSeeNorSetIt() {
        set(ada, picture("png", 64, 64)).expect(200);

        server.browser().get("/users/ada/picture").expect(401);
        set(ada.onPageOf("https://evil.example"), picture("png", 32, 32)).expect(403);
        set(server.browser(), picture("png", 32, 32)).expect(401);
    }

    @Test
    void itIsAmongOnesDataAndGoesWithThePerson() {
        byte[] picture = picture("png", 64, 64);
        set(bob, picture).expect(200);

        Browser.Answer data = bob.get("/me/export").expect(200);
        assertThat(Base64.getDecoder().decode(data.field("/picture/data"))).isEqualTo(picture);
        assertThat(data.field("/picture/type")).isEqualTo("image/png");
        bob.delete("/me/data").expect(204);

        ada.get("/users/bob/picture").expect(404);
        int stored = server.database.query(handle -> handle.select("SELECT COUNT(*) FROM pictures")
                .mapTo(Integer.class)
                .one());
        assertThat(stored).isZero();
    }

    private static Browser.Answer set(Browser browser, byte[] picture) {
        return browser.askWithBytes("PUT", "/api/v1/me/picture", picture, "Content-Type", "image/webp");
    }

    private static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The beginning of a WebP file. */
    private static byte[] webp(String chunk, String hex) {
        byte[] content = java.util.HexFormat.of().parseHex(hex);
        byte[] file = new byte[16 + content.length];
        System.arraycopy("RIFF\0\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, 12);
        System.arraycopy(chunk.getBytes(StandardCharsets.ISO_8859_1), 0, file, 12, 4);
        System.arraycopy(content, 0, file, 16, content.length);
        return file;
    }
}
