-- The individual support plan (ППЗСУ 28) in versions. `edition` counts every change of what it says, so that a
-- signature knows what it was given to; `made_on` and `answered_on` are what the terms are measured by.
CREATE TABLE plan (
    provider_id   UUID        NOT NULL,
    id            UUID        NOT NULL,
    person_id     UUID        NOT NULL,
    case_id       UUID        NOT NULL,
    number        BIGINT      NOT NULL,
    status        TEXT        NOT NULL,
    own_words     TEXT        NOT NULL DEFAULT '',
    results       TEXT        NOT NULL DEFAULT '',
    advice        TEXT        NOT NULL DEFAULT '',
    assessment_id UUID,
    made_at       TIMESTAMPTZ NOT NULL,
    made_by       UUID,
    made_on       DATE,
    answered_on   DATE,
    in_force_on   DATE,
    ended_on      DATE,
    closing       TEXT        NOT NULL DEFAULT '',
    edition       BIGINT      NOT NULL DEFAULT 1,
    version       BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    UNIQUE (provider_id, case_id, person_id, number),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id)
);
CREATE INDEX plan_by_person ON plan (provider_id, person_id);
CREATE UNIQUE INDEX plan_one_draft ON plan (provider_id, case_id, person_id) WHERE status = 'draft';

-- A goal or activity that a new version takes over keeps its `origin_id`: marks and sessions go on counting.
CREATE TABLE plan_goal (
    provider_id UUID   NOT NULL,
    id          UUID   NOT NULL,
    plan_id     UUID   NOT NULL,
    origin_id   UUID   NOT NULL,
    domain      TEXT   NOT NULL,
    need        TEXT   NOT NULL DEFAULT '',
    need_rating BIGINT,
    goal        TEXT   NOT NULL,
    until_on    DATE,
    mark_start  BIGINT CHECK (mark_start BETWEEN 1 AND 10),
    mark_wish   BIGINT CHECK (mark_wish BETWEEN 1 AND 10),
    outcome     TEXT,
    position    BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES plan (provider_id, id)
);
CREATE INDEX plan_goal_by_plan ON plan_goal (provider_id, plan_id);
CREATE INDEX plan_goal_by_origin ON plan_goal (provider_id, origin_id);

CREATE TABLE plan_activity (
    provider_id UUID   NOT NULL,
    id          UUID   NOT NULL,
    plan_id     UUID   NOT NULL,
    goal_id     UUID   NOT NULL,
    origin_id   UUID   NOT NULL,
    what        TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    who         TEXT   NOT NULL,
    frequency   TEXT   NOT NULL DEFAULT '',
    note        TEXT   NOT NULL DEFAULT '',
    until_on    DATE,
    status      TEXT   NOT NULL,
    done_on     DATE,
    position    BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, goal_id) REFERENCES plan_goal (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES plan (provider_id, id)
);
CREATE INDEX plan_activity_by_plan ON plan_activity (provider_id, plan_id);
CREATE INDEX plan_activity_by_goal ON plan_activity (provider_id, goal_id);
CREATE INDEX plan_activity_by_origin ON plan_activity (provider_id, origin_id);

CREATE TABLE plan_review (
    provider_id     UUID        NOT NULL,
    id              UUID        NOT NULL,
    plan_id         UUID        NOT NULL,
    held_on         DATE        NOT NULL,
    person_mark     BIGINT      CHECK (person_mark BETWEEN 1 AND 10),
    team_mark       BIGINT      CHECK (team_mark BETWEEN 1 AND 10),
    helped          TEXT        NOT NULL DEFAULT '',
    change          TEXT        NOT NULL DEFAULT '',
    next            TEXT        NOT NULL DEFAULT '',
    activities_done BIGINT      NOT NULL,
    activities_all  BIGINT      NOT NULL,
    held_by         UUID,
    written_at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES plan (provider_id, id)
);
CREATE INDEX plan_review_by_plan ON plan_review (provider_id, plan_id);

CREATE TABLE plan_mark (
    provider_id UUID   NOT NULL,
    review_id   UUID   NOT NULL,
    goal_id     UUID   NOT NULL,
    mark        BIGINT NOT NULL CHECK (mark BETWEEN 1 AND 10),
    note        TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (provider_id, review_id, goal_id),
    FOREIGN KEY (provider_id, review_id) REFERENCES plan_review (provider_id, id),
    FOREIGN KEY (provider_id, goal_id) REFERENCES plan_goal (provider_id, id)
);
CREATE INDEX plan_mark_by_goal ON plan_mark (provider_id, goal_id);

-- Signed on a day; or refused, with what was said and offered. Of a refusal two members of staff sign the note: who
-- wrote it, and the witness named in it, each for themselves.
CREATE TABLE plan_signature (
    provider_id  UUID        NOT NULL,
    id           UUID        NOT NULL,
    plan_id      UUID        NOT NULL,
    account_id   UUID,
    signer       TEXT        NOT NULL,
    signer_name  TEXT        NOT NULL,
    role         TEXT,
    refused      BOOLEAN     NOT NULL,
    reason       TEXT        NOT NULL DEFAULT '',
    alternatives TEXT        NOT NULL DEFAULT '',
    witness_id   UUID,
    signed_on    DATE        NOT NULL,
    signed_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES plan (provider_id, id)
);
CREATE INDEX plan_signature_by_plan ON plan_signature (provider_id, plan_id);
CREATE UNIQUE INDEX plan_signed_once ON plan_signature (provider_id, plan_id, signer, account_id)
    WHERE signer IN ('team', 'note', 'witness');
CREATE UNIQUE INDEX plan_answered_once ON plan_signature (provider_id, plan_id, signer)
    WHERE signer IN ('person', 'representative', 'note');

-- One meeting with one person. The writer may change it for a day; then it stands, and is corrected by what is added.
CREATE TABLE support_session (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    person_id   UUID        NOT NULL,
    case_id     UUID        NOT NULL,
    kind        TEXT        NOT NULL,
    held_at     TIMESTAMPTZ NOT NULL,
    minutes     BIGINT      NOT NULL CHECK (minutes > 0),
    staff_id    UUID,
    activity_id UUID,
    note        TEXT        NOT NULL,
    next_step   TEXT        NOT NULL DEFAULT '',
    next_on     DATE,
    written_at  TIMESTAMPTZ NOT NULL,
    version     BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, person_id) REFERENCES person (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES case_record (provider_id, id),
    FOREIGN KEY (provider_id, activity_id) REFERENCES plan_activity (provider_id, id)
);
CREATE INDEX support_session_by_person ON support_session (provider_id, person_id, held_at);
CREATE INDEX support_session_by_activity ON support_session (provider_id, activity_id);

CREATE TABLE support_correction (
    provider_id UUID        NOT NULL,
    id          UUID        NOT NULL,
    session_id  UUID        NOT NULL,
    text        TEXT        NOT NULL,
    written_at  TIMESTAMPTZ NOT NULL,
    written_by  UUID,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, session_id) REFERENCES support_session (provider_id, id)
);
CREATE INDEX support_correction_by_session ON support_correction (provider_id, session_id);
