package app.parley.hub;

import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.WireNames;

/**
 * The state of one person in a call. A callee goes from RINGING to exactly one other state, and from ACCEPTED to JOINED or
 * FAILED.
 */
public enum ParticipantState {
    RINGING,
    ACCEPTED,
    JOINED,
    DECLINED,
    BUSY,
    CANCELLED,
    MISSED,
    FAILED,
    /** The caller, as long as nobody answered. */
    UNANSWERED;

    static ParticipantState of(ParticipantOutcome logged) {
        return switch (logged) {
            case RINGING -> RINGING;
            case JOINED -> JOINED;
            case DECLINED -> DECLINED;
            case BUSY -> BUSY;
            case CANCELLED -> CANCELLED;
            case MISSED -> MISSED;
            case FAILED -> FAILED;
            case UNANSWERED -> UNANSWERED;
        };
    }

    public boolean isPending() {
        return this == RINGING || this == ACCEPTED;
    }

    boolean isAnswered() {
        return this == ACCEPTED || this == JOINED || this == DECLINED;
    }

    /** The type of the event that tells the ringer of this state. */
    String event() {
        return WireNames.of(this == JOINED ? ACCEPTED : this);
    }

    /** As the log keeps it: an answer counts there once the two have met. */
    ParticipantOutcome outcome() {
        return switch (this) {
            case RINGING, ACCEPTED -> ParticipantOutcome.RINGING;
            case JOINED -> ParticipantOutcome.JOINED;
            case DECLINED -> ParticipantOutcome.DECLINED;
            case BUSY -> ParticipantOutcome.BUSY;
            case CANCELLED -> ParticipantOutcome.CANCELLED;
            case MISSED -> ParticipantOutcome.MISSED;
            case FAILED -> ParticipantOutcome.FAILED;
            case UNANSWERED -> ParticipantOutcome.UNANSWERED;
        };
    }

    /** The outcome of a call in which nobody met and whose last callee is in this state. */
    CallOutcome callOutcome() {
        return switch (this) {
            case DECLINED -> CallOutcome.DECLINED;
            case BUSY -> CallOutcome.BUSY;
            case CANCELLED -> CallOutcome.CANCELLED;
            case MISSED -> CallOutcome.MISSED;
            case FAILED -> CallOutcome.FAILED;
            case RINGING, ACCEPTED, JOINED, UNANSWERED -> throw new IllegalStateException(this + " ends no call");
        };
    }
}
