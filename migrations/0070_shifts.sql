-- The working calendar's moved days, the shift's notes with who read them, the shift's tasks.
CREATE TABLE calendar_day (
    provider_id UUID    NOT NULL,
    day         DATE    NOT NULL,
    working     BOOLEAN NOT NULL,
    reason      TEXT    NOT NULL,
    PRIMARY KEY (provider_id, day)
);

CREATE TABLE shift_note (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    service_id  UUID        NOT NULL,
    category    TEXT        NOT NULL,
    text        TEXT        NOT NULL,
    person_id   UUID,
    written_at  TIMESTAMPTZ NOT NULL,
    written_by  UUID,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id)
);
CREATE INDEX shift_note_by_service ON shift_note (provider_id, service_id, written_at);
CREATE INDEX shift_note_by_person ON shift_note (provider_id, person_id, written_at);

CREATE TABLE shift_note_read (
    provider_id UUID        NOT NULL,
    note_id     UUID        NOT NULL,
    account_id  UUID        NOT NULL,
    read_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (provider_id, note_id, account_id),
    FOREIGN KEY (provider_id, note_id) REFERENCES shift_note (provider_id, id)
);

CREATE TABLE shift_task (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    service_id  UUID        NOT NULL,
    due_at      TIMESTAMPTZ NOT NULL,
    title       TEXT        NOT NULL,
    kind        TEXT        NOT NULL,
    person_id   UUID,
    assignee_id UUID,
    made_by     UUID,
    done_at     TIMESTAMPTZ,
    done_by     UUID,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, service_id) REFERENCES service (provider_id, id)
);
CREATE INDEX shift_task_by_service ON shift_task (provider_id, service_id, due_at);

-- Duties whose fulfilment leaves no other trace (a child is registered with a GP, a copy is handed over): who noted it.
-- `since` is the day on which the clock started, so that a clock that runs anew has a mark of its own.
CREATE TABLE deadline_mark (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    stay_id     UUID        NOT NULL,
    key         TEXT        NOT NULL,
    since       DATE        NOT NULL,
    done_at     TIMESTAMPTZ NOT NULL,
    done_by     UUID,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, stay_id, key, since),
    FOREIGN KEY (provider_id, stay_id) REFERENCES stay (provider_id, id)
);
