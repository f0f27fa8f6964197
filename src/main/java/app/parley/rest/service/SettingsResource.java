package app.parley.rest.service;

import static io.javalin.http.HandlerType.GET;

import app.parley.config.Setting;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows admins the settings that are in force. They are set in the environment alone. */
public final class SettingsResource implements Resource {
    private final SettingsView view;
    private final JsonBodies bodies;

    /** @param settings by name */
    public SettingsResource(List<Setting> settings, JsonBodies bodies) {
        this.view = new SettingsView(settings.stream().map(SettingView::of).toList());
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/admin/settings", Who.ADMINS, (ctx, caller) -> bodies.ok(ctx, view));
    }

    private record SettingsView(List<SettingView> items) {}

    private record SettingView(String name, @Nullable String value, String source, boolean secret) {
        static SettingView of(Setting setting) {
            return new SettingView(
                    setting.name(), setting.value(), setting.source().wire(), setting.secret());
        }
    }
}
