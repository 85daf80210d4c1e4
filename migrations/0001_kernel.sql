-- Whose data; who may sign in; who holds which file; what was done. provider_id comes first in every key.
CREATE TABLE provider (
    id           UUID        NOT NULL PRIMARY KEY,
    name         TEXT        NOT NULL,
    municipality TEXT        NOT NULL,
    demo         BOOLEAN     NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    version      BIGINT      NOT NULL DEFAULT 1
);

CREATE TABLE account (
    provider_id   UUID        NOT NULL REFERENCES provider (id),
    id            UUID        NOT NULL,
    email         TEXT        NOT NULL,
    email_key     TEXT        NOT NULL,
    name          TEXT        NOT NULL,
    post          TEXT        NOT NULL DEFAULT '',
    lang          TEXT        NOT NULL,
    password_hash TEXT,
    totp_secret   TEXT,
    totp_since    TIMESTAMPTZ,
    totp_last     BIGINT,
    created_at    TIMESTAMPTZ NOT NULL,
    closed_at     TIMESTAMPTZ,
    version       BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, email_key)
);
CREATE INDEX account_by_email ON account (email_key);

CREATE TABLE role_grant (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    account_id  UUID        NOT NULL,
    service_id  UUID,
    role        TEXT        NOT NULL,
    valid_from  TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, account_id) REFERENCES account (provider_id, id)
);
CREATE INDEX role_grant_by_account ON role_grant (provider_id, account_id);
CREATE INDEX role_grant_by_service ON role_grant (provider_id, service_id);

CREATE TABLE session (
    provider_id  UUID        NOT NULL,
    id           UUID        NOT NULL,
    token_digest TEXT        NOT NULL,
    account_id   UUID        NOT NULL,
    agent        TEXT        NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    seen_at      TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL,
    locked_at    TIMESTAMPTZ,
    ended_at     TIMESTAMPTZ,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, account_id) REFERENCES account (provider_id, id)
);
CREATE UNIQUE INDEX session_by_token ON session (token_digest);
CREATE INDEX session_by_account ON session (provider_id, account_id);

CREATE TABLE access_token (
    provider_id  UUID        NOT NULL,
    id           UUID        NOT NULL,
    token_digest TEXT        NOT NULL,
    account_id   UUID        NOT NULL,
    name         TEXT        NOT NULL,
    scope        TEXT        NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL,
    ended_at     TIMESTAMPTZ,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, account_id) REFERENCES account (provider_id, id)
);
CREATE UNIQUE INDEX access_token_by_token ON access_token (token_digest);

CREATE TABLE recovery_code (
    provider_id UUID NOT NULL,
    account_id  UUID NOT NULL,
    code_digest TEXT NOT NULL,
    used_at     TIMESTAMPTZ,
    PRIMARY KEY (provider_id, account_id, code_digest),
    FOREIGN KEY (provider_id, account_id) REFERENCES account (provider_id, id)
);

-- Failed sign-ins, counted by what was tried from where. Not personal: the key is a digest.
CREATE TABLE sign_in_failure (
    key_digest  TEXT        NOT NULL PRIMARY KEY,
    failures    BIGINT      NOT NULL,
    last_at     TIMESTAMPTZ NOT NULL
);

-- The services whose staff may open a person's file.
CREATE TABLE file_holder (
    provider_id UUID        NOT NULL,
    person_id   UUID        NOT NULL,
    service_id  UUID        NOT NULL,
    since       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (provider_id, person_id, service_id)
);
CREATE INDEX file_holder_by_service ON file_holder (provider_id, service_id, person_id);

-- Commands carried out, so that one sent twice is carried out once: by whom, and a digest of what was asked.
CREATE TABLE command (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    account_id  UUID,
    asked       TEXT        NOT NULL,
    action      TEXT        NOT NULL,
    subject     UUID        NOT NULL,
    PRIMARY KEY (provider_id, id)
);

CREATE TABLE audit_chain (
    provider_id UUID   NOT NULL PRIMARY KEY,
    seq         BIGINT NOT NULL,
    head        TEXT   NOT NULL,
    -- How many of the entries changed something: whatever was made of the data is good until the next.
    deeds       BIGINT NOT NULL
);

CREATE TABLE audit_entry (
    provider_id UUID        NOT NULL,
    seq         BIGINT      NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    account_id  UUID,
    action      TEXT        NOT NULL,
    subject     UUID        NOT NULL,
    person_id   UUID,
    details     TEXT        NOT NULL,
    prev        TEXT        NOT NULL,
    hash        TEXT        NOT NULL,
    PRIMARY KEY (provider_id, seq)
);
CREATE INDEX audit_entry_by_person ON audit_entry (provider_id, person_id, seq);
