package app.parley.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** What one sets for oneself, and the description of REST. */
final class SettingsScenes implements GalleryScenes {
    private static final int TEST_LASTS = 60_000; // ms at most

    @Override
    public void play(GalleryStage stage) throws IOException {
        stage.team(Map.of());
        Person tom = stage.user("tom");
        tom.opens("/settings");
        tom.page().locator("#settings-mic").waitFor();
        stage.shows(tom, "settings", "#sessions .row");
        tom.sees("picture-file").setInputFiles(picture());
        stage.shows(tom, "settings, a picture is cropped", "[data-testid=picture-save]");
        tom.sees("picture-save").click();
        stage.shows(tom, "settings, with a picture", ".my-picture .avatar__picture");
        tom.page().locator("#tokens summary").click();
        tom.page().locator("#tokens [name=name]").fill("Grafana");
        tom.sees("make-token").click();
        stage.shows(tom, "settings, a token was made", "[data-testid=token-secret]");
        tom.page().locator("#password button[type=submit]").click();
        stage.shows(tom, "settings, a password is missing", "#password .field__error");
        tom.sees("test-connection").click();
        tom.sees("connection-file").waitFor(new Locator.WaitForOptions().setTimeout(TEST_LASTS));
        stage.shows(tom, "settings, the connection was tested", "[data-testid=connection-verdict]");
        tom.sees("erase").click();
        stage.shows(tom, "settings, erasing", "[data-testid=erase-dialog]");
        tom.opens("/docs");
        stage.shows(tom, "REST description", "main");
    }

    private static FilePayload picture() throws IOException {
        BufferedImage picture = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x2f6f73), 900, 600, new Color(0xe0b070)));
        pen.fillRect(0, 0, 900, 600);
        pen.setPaint(new Color(0xf6efe2));
        pen.fillOval(330, 150, 240, 240);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return new FilePayload("me.png", "image/png", out.toByteArray());
    }
}
