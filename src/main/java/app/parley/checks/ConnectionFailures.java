package app.parley.checks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Tells what went wrong with a connection. */
final class ConnectionFailures {
    private ConnectionFailures() {}

    static Finding finding(IOException failure, Attempt attempt) {
        Attempt.Target target = attempt.target();
        return new Finding(outcome(failure, attempt.isOver()), Map.of("target", target.name(), "host", target.host()));
    }

    private static CheckOutcome outcome(IOException failure, boolean timeIsOver) {
        if (failure instanceof UnknownHostException) {
            return CheckOutcome.NO_SUCH_HOST;
        }
        if (timeIsOver || failure instanceof SocketTimeoutException) {
            return CheckOutcome.NO_ANSWER;
        }
        if (failure instanceof PortUnreachableException || isRefused(failure)) {
            return CheckOutcome.NOBODY_LISTENS;
        }
        if (failure instanceof SSLException && isAboutTrust(failure)) {
            return CheckOutcome.CERTIFICATE;
        }
        return failure instanceof ConnectException ? CheckOutcome.NO_ANSWER : CheckOutcome.BROKEN_OFF;
    }

    private static boolean isRefused(IOException failure) {
        return failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused");
    }

    /** Of what the JDK says of TLS, all that is about certificates has one of these as its cause. */
    private static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.security.cert.CertificateException
                    || cause instanceof java.security.cert.CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }
}
