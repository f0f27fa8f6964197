package app.parley.checks;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether the public URL leads to this very server, and not to another one that also says it is fine. */
public final class PublicUrlCheck implements Check {
    private static final String PATH = "/health/live";

    private final @Nullable PublicUrl url;
    private final String instance;

    /** @param instance what this process, and no other one, says at {@value #PATH} */
    public PublicUrlCheck(@Nullable PublicUrl url, String instance) {
        this.url = url;
        this.instance = instance;
    }

    @Override
    public CheckId id() {
        return CheckId.PUBLIC_URL;
    }

    @Override
    public Finding run(Attempt attempt) throws IOException {
        if (url == null) {
            return Finding.of(CheckOutcome.NO_PUBLIC_URL);
        }
        HttpAnswer answer = url.get(attempt, PATH);
        if (answer.isRedirect()) {
            return Finding.of(CheckOutcome.REDIRECTED, "target", url.toString());
        }
        return answer.body().contains(instance)
                ? Finding.of(CheckOutcome.THIS_SERVER, "target", url.toString())
                : Finding.of(
                        CheckOutcome.ANOTHER_SERVER,
                        "target",
                        url.toString(),
                        "status",
                        Integer.toString(answer.status()));
    }
}
