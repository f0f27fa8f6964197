package app.parley.protocol.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, section 2. */
class StompConnectTest {
    private final StompGuest.Fixture fixture = new StompGuest.Fixture();
    private final StompGuest guest = fixture.opens();

    @Test
    void connectedSaysWhoOneIsAndWhatThereIs() {
        Frame connected = guest.connect("alice", "heart-beat", "5000,20000");

        assertThat(connected.header("version")).isEqualTo("1.2");
        assertThat(connected.header("server")).isEqualTo("parley/test");
        assertThat(connected.header("heart-beat")).isEqualTo("10000,10000");
        assertThat(connected.header("user")).isEqualTo("alice");
        assertThat(connected.header("user-name")).isEqualTo("alice");
        assertThat(connected.header("session")).isNotEmpty();
        assertThat(connected.header("resume-token")).hasSizeGreaterThan(20);
        assertThat(connected.header("resume-window")).isEqualTo("90000");
        assertThat(connected.header("resumed")).isEqualTo("false");
        assertThat(connected.header("features"))
                .isEqualTo("rooms,calls,presence,resume,rejoin,lobby,quality,json-bridge");
        assertThat(guest.socket.beatEvery).isEqualTo(Duration.ofSeconds(20));
        assertThat(guest.socket.pinged).isFalse();
    }

    @Test
    void whoSendsNoHeartBeatsIsPinged() {
        guest.connect("alice", "heart-beat", "0,0");

        assertThat(guest.socket.pinged).isTrue();
        assertThat(guest.socket.beatEvery).isEqualTo(Duration.ZERO);
    }

    @Test
    void theCookieOfTheUpgradeIsEnough() {
        StompDialect dialect = new StompDialect(
                fixture.hub(), fixture.signaling.authenticator(), Limits.DEFAULT, fixture.clock, "test");
        RecordingSocketSink socket = new RecordingSocketSink();
        ProtocolHandler handler = dialect.converse(new HandshakeInfo("192.0.2.1", "cookie-bob", null), socket);

        handler.received("CONNECT\naccept-version:1.2\nhost:h\n\n\0");

        assertThat(socket.last(Command.CONNECTED).header("user")).isEqualTo("bob");
    }

    @Test
    void loginAndPasscodeWinOverTheCookie() {
        StompDialect dialect = new StompDialect(
                fixture.hub(), fixture.signaling.authenticator(), Limits.DEFAULT, fixture.clock, "test");
        RecordingSocketSink socket = new RecordingSocketSink();
        ProtocolHandler handler = dialect.converse(new HandshakeInfo("192.0.2.1", "cookie-bob", null), socket);

        handler.received("STOMP\naccept-version:1.0,1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");

        assertThat(socket.last(Command.CONNECTED).header("user")).isEqualTo("alice");
    }

    @Test
    void hostMayBeLeftOut() {
        guest.say("CONNECT\naccept-version:1.2\nlogin:alice\npasscode:pw-alice\n\n\0");

        assertThat(guest.socket.last(Command.CONNECTED).header("user")).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept-version:1.1\nhost:h\n", "accept-version:1.20\nhost:h\n", "host:h\n", ""})
    void anotherVersionIsAnsweredWithOurs(String headers) {
        guest.say("CONNECT\n" + headers + "\n\0");

        assertThat(guest.socket.last(Command.ERROR).header("version")).isEqualTo("1.2");
        assertThat(guest.socket.closeCode).isEqualTo(1002);
    }

    @Test
    void wrongCredentialsEndTheConnection() {
        guest.say("CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:wrong\n\n\0");

        assertThat(guest.socket.last(Command.ERROR).header("code")).isEqualTo("unauthenticated");
        assertThat(guest.socket.closeCode).isEqualTo(4401);
    }

    @Test
    void noCredentialsAreWrongOnes() {
        guest.say("CONNECT\naccept-version:1.2\nhost:h\n\n\0");

        assertThat(guest.socket.last(Command.ERROR).header("code")).isEqualTo("unauthenticated");
        assertThat(guest.socket.closeCode).isEqualTo(4401);
    }

    @Test
    void aDisabledAccountIsSentAway() {
        fixture.signaling.authenticator().deny("alice", Denial.DISABLED);

        guest.say("CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");

        assertThat(guest.socket.closeCode).isEqualTo(4403);
    }

    @Test
    void whoSaysNothingInTimeIsSentAway() {
        guest.handler.overdue();

        assertThat(guest.socket.last(Command.ERROR).header("code")).isEqualTo("unauthenticated");
        assertThat(guest.socket.closeCode).isEqualTo(4401);
    }

    @Test
    void whoIsConnectedIsNotOverdue() {
        guest.connect("alice");

        guest.handler.overdue();

        assertThat(guest.socket.closeCode).isZero();
    }

    @Test
    void tooManySocketsOfOneUserAreTooMany() {
        guest.socket.full = true;

        guest.say("CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");

        assertThat(guest.socket.last(Command.ERROR).header("code")).isEqualTo("too-many");
        assertThat(guest.socket.closeCode).isEqualTo(4429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUBSCRIBE\nid:1\ndestination:/topic/rooms\n\n\0",
                "CONNECT\naccept-version:1.2\nhost:h\nheart-beat:10\n\n\0",
                "CONNECT\naccept-version:1.2\nhost:h\nheart-beat:-1,0\n\n\0",
                "CONNECT\naccept-version:1.2\nhost:h\nheart-beat:1,2,3\n\n\0",
                "MESSAGE\nsubscription:1\nmessage-id:1\ndestination:/a\n\n\0"
            })
    void whatBreaksStompEndsWith1002(String first) {
        guest.say(first);

        assertThat(guest.socket.last(Command.ERROR).body()).contains("\"");
        assertThat(guest.socket.closeCode).isEqualTo(1002);
    }

    @Test
    void aSecondConnectEndsWith1002() {
        guest.connect("alice");

        guest.say("CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");

        assertThat(guest.socket.closeCode).isEqualTo(1002);
    }

    @Test
    void theErrorQuotesTheOffendingLine() {
        guest.connect("alice");

        guest.say("SEND\ndestination:/app/presence\nreceipt:7\noops\n\n\0");

        Frame error = guest.socket.last(Command.ERROR);
        assertThat(error.header("message")).isEqualTo("A header has the form name:value");
        assertThat(error.body()).contains("\"oops\"");
        assertThat(error.header("content-type")).startsWith("text/plain");
        assertThat(guest.socket.closeCode).isEqualTo(1002);
    }

    @Test
    void heartBeatsMayComeAtAnyTime() {
        guest.say("\n");
        guest.connect("alice");
        guest.say("\r\n");

        assertThat(guest.socket.closeCode).isZero();
    }
}
