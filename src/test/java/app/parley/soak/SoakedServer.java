package app.parley.soak;

import app.parley.AppAccess;
import app.parley.testing.WeighedProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;

/** The whole server, with the environment's settings. Says its port and its set-up link, and then what it weighs. */
final class SoakedServer {
    private SoakedServer() {}

    public static void main(String[] args) throws IOException {
        PrintWriter answers = WeighedProcess.takeOutput();
        try (AppAccess app = AppAccess.start(System.getenv())) {
            answers.println(app.port());
            answers.println(app.setupLink().map(URI::toString).orElse(""));
            WeighedProcess.answer(answers);
        }
    }
}
