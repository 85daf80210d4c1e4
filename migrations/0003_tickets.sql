-- Handed out once, kept as a digest: an invitation, a known device, a sign-in that still lacks its code.
CREATE TABLE ticket (
    provider_id UUID        NOT NULL,
    digest      TEXT        NOT NULL,
    account_id  UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ,
    PRIMARY KEY (provider_id, digest),
    FOREIGN KEY (provider_id, account_id) REFERENCES account (provider_id, id)
);
CREATE INDEX ticket_by_account ON ticket (provider_id, account_id, kind);
