-- Browsers that are told of rings while no page is open: at most one for a sign-in, with which it goes.
CREATE TABLE IF NOT EXISTS push_subscriptions (
    session_id VARCHAR(64)   PRIMARY KEY REFERENCES login_sessions (id) ON DELETE CASCADE,
    endpoint   VARCHAR(2000) NOT NULL,
    p256dh     VARCHAR(128)  NOT NULL,
    auth       VARCHAR(64)   NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
